// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;

/** A WebP file's container: its length and its EXIF chunk. */
final class RiffChunks {
  private static final int FIRST = 12;

  private RiffChunks() {}

  /**
   * @throws DamagedFileException if the file is shorter than its header states
   */
  static void check(byte[] file) {
    long says = Integer.toUnsignedLong(little(file).getInt(4)) + 8;
    if (says > file.length) {
      throw new DamagedFileException("it has %d of %d bytes".formatted(file.length, says));
    }
  }

  static Orientation orientation(byte[] file) {
    ByteBuffer chunks = little(file);
    int at = FIRST;
    while (at + 8 <= file.length) {
      long length = Integer.toUnsignedLong(chunks.getInt(at + 4));
      long next = at + 8 + length + (length & 1);
      if (ImageFormat.hasText(file, at, "EXIF") && next <= file.length) {
        int skip = ImageFormat.hasText(file, at + 8, "Exif\0\0") ? 6 : 0;
        return Exif.orientation(ByteBuffer.wrap(file, at + 8 + skip, (int) length - skip));
      }
      if (next > file.length) {
        break;
      }
      at = (int) next;
    }
    return Orientation.UPRIGHT;
  }

  private static ByteBuffer little(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }
}
