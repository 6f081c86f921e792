// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.FileBytes;
import org.blemish.core.tensor.internal.Dtype;

/**
 * Named tensors in one file of the safetensors format: an 8-byte length, a JSON header, raw
 * little-endian values. Such a file cannot contain code.
 *
 * <p>Reading checks the whole header first: sizes, types, offsets inside the file, no overlap and
 * no gap. Values of every {@link Dtype} are converted to floats. The file is read in pieces and not
 * mapped, since values are copied in any case and a mapped file that is truncated meanwhile would
 * crash the JVM.
 *
 * <p>Writing keeps the map's order and gives the same bytes for the same tensors: F32, header
 * padded with spaces to a multiple of 8 bytes.
 *
 * <p>All methods throw {@link BlemishException} naming the file and, if it concerns one, the
 * tensor.
 */
public final class Safetensors {
  private static final int CHUNK_BYTES = 1 << 20;

  private Safetensors() {}

  /** All tensors of a file in its header's order. */
  public static Map<String, Tensor> read(Path file) {
    return read(file, source -> read(source, file.toString()));
  }

  /**
   * All tensors of a file that is in memory.
   *
   * @param bytes the file's content
   * @param name its name in messages
   */
  public static Map<String, Tensor> read(byte[] bytes, String name) {
    try {
      return read(ByteSource.of(bytes), name);
    } catch (IOException e) {
      // The bytes are there: the header has characters that are none.
      throw new BlemishException(
          "%s: damaged, its header cannot be read (%s)".formatted(name, e.getMessage()), e);
    }
  }

  /** The metadata of a file; empty if it has none. */
  public static Map<String, String> metadata(Path file) {
    return read(file, source -> SafetensorsHeader.read(source, file.toString()).metadata());
  }

  /** The bytes of a file with these tensors, F32, in the map's order. */
  public static byte[] write(Map<String, Tensor> tensors) {
    return write(tensors, Map.of());
  }

  /** The bytes of a file with these tensors and texts, both in their map's order. */
  public static byte[] write(Map<String, Tensor> tensors, Map<String, String> metadata) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(tensors, metadata, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes a file, whole or not at all, without holding its bytes in memory. */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    AtomicFile.write(file, out -> write(tensors, metadata, out));
  }

  private interface Reading<T> {
    T from(ByteSource source) throws IOException;
  }

  private static <T> T read(Path file, Reading<T> reading) {
    try {
      FileBytes.requireRegular(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return reading.from(ByteSource.of(channel));
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(file.toString(), e);
    }
  }

  private static Map<String, Tensor> read(ByteSource source, String file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    ByteBuffer piece = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (SafetensorsEntry entry : SafetensorsHeader.read(source, file).entries()) {
      long count = Tensor.count(entry.shape());
      if (count > Integer.MAX_VALUE - 8) {
        throw new BlemishException(
            "%s: tensor %s of shape %s has more values than an array can hold"
                .formatted(file, entry.name(), Arrays.toString(entry.shape())));
      }
      float[] values = new float[(int) count];
      int width = entry.dtype().bytes();
      for (int done = 0; done < values.length; ) {
        int n = Math.min(values.length - done, CHUNK_BYTES / width);
        source.read(entry.begin() + (long) done * width, piece.clear().limit(n * width));
        entry.dtype().read(piece, values, done, n);
        done += n;
      }
      tensors.put(entry.name(), new Tensor(entry.shape(), values));
    }
    return tensors;
  }

  private static void write(
      Map<String, Tensor> tensors, Map<String, String> metadata, OutputStream out)
      throws IOException {
    out.write(SafetensorsHeaderWriter.bytes(tensors, metadata));
    ByteBuffer piece = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      float[] values = tensor.values();
      for (int done = 0; done < values.length; ) {
        int n = Math.min(values.length - done, CHUNK_BYTES / 4);
        piece.clear().asFloatBuffer().put(values, done, n);
        out.write(piece.array(), 0, 4 * n);
        done += n;
      }
    }
  }
}
