// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** TIFF files that hold a header with one entry, SampleFormat. */
public final class TiffFixtures {
  private static final short INTEGERS = 1;
  private static final short FLOATS = 3;

  private TiffFixtures() {}

  public static Path floats(Path file) {
    return write(file, ByteOrder.BIG_ENDIAN, FLOATS);
  }

  public static Path integers(Path file) {
    return write(file, ByteOrder.LITTLE_ENDIAN, INTEGERS);
  }

  private static Path write(Path file, ByteOrder order, short format) {
    ByteBuffer bytes = ByteBuffer.allocate(26).order(order);
    bytes.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'));
    bytes.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'));
    bytes.putShort((short) 42).putInt(8);
    bytes.putShort((short) 1).putShort((short) 339).putShort((short) 3).putInt(1);
    bytes.putShort(format).putShort((short) 0).putInt(0);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
