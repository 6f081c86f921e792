// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of {@code image_matrix.py} and what reading them has to give. */
public final class ImageMatrix {
  private ImageMatrix() {}

  /**
   * @param name path in the archive, begins with the kind of the file
   * @param bytes the file
   * @param expected width, height, channels and digest of the pixels, or the reason of the refusal
   */
  public record MatrixFile(String name, byte[] bytes, JsonNode expected) {
    public boolean refused() {
      return expected.has("refused");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * @param floats whether files of floats, for scans, are wanted
   */
  public static List<MatrixFile> files(boolean floats) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ImageMatrix.class.getResourceAsStream("/image/matrix.zip"));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        contents.put(entry.getName(), zip.readAllBytes());
      }
      JsonNode index = new ObjectMapper().readTree(contents.remove("index.json"));
      return contents.entrySet().stream()
          .map(file -> new MatrixFile(file.getKey(), file.getValue(), index.get(file.getKey())))
          .filter(file -> file.expected().has("floats") == floats)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
