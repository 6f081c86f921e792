// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.blemish.core.BlemishException;

/** PyTorch's format since 1.6: a zip with a pickle and one entry for each storage, all stored. */
record ZipCheckpoint(String file, ZipFile zip, long size, String folder) implements StorageReader {
  private static final String PICKLE = "/data.pkl";

  /**
   * @param size the file's bytes, which no entry can exceed
   */
  static ZipCheckpoint of(String file, ZipFile zip, long size) {
    String pickle =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - 9)
            .findFirst()
            .orElseThrow(
                () ->
                    new BlemishException(
                        "%s: a zip, but not PyTorch's: it has no data.pkl".formatted(file)));
    return new ZipCheckpoint(
        file, zip, size, pickle.substring(0, pickle.length() - PICKLE.length()));
  }

  Object root() throws IOException {
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry("data.pkl")))) {
      return Unpickler.read(file, in);
    }
  }

  @Override
  public float[] load(StorageRef storage) throws IOException {
    ZipEntry entry = entry("data/" + storage.key());
    if (entry.getSize() / storage.dtype().bytes() != storage.count()) {
      throw new BlemishException(
          "%s: storage %s has %d bytes, %d values of %s expected"
              .formatted(file, storage.key(), entry.getSize(), storage.count(), storage.dtype()));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return StorageReader.read(file, storage, order(), in);
    }
  }

  private ByteOrder order() throws IOException {
    Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(folder + "/byteorder"));
    if (entry.isEmpty()) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    try (InputStream in = zip.getInputStream(entry.get())) {
      String text = new String(in.readNBytes(8), StandardCharsets.US_ASCII);
      return text.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.getEntry(folder + "/" + name);
    if (entry == null) {
      throw new BlemishException("%s: entry %s/%s is missing".formatted(file, folder, name));
    }
    // PyTorch compresses nothing; a compressed entry could grow without limit.
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > size) {
      throw new BlemishException(
          "%s: entry %s is compressed or larger than the file, which PyTorch never writes"
              .formatted(file, entry.getName()));
    }
    return entry;
  }
}
