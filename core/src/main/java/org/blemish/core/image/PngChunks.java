// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * Checks of a PNG's chunks before decoding: the JDK's decoder verifies neither check sums nor the
 * end chunk, and returns half an image for a truncated file.
 */
final class PngChunks {
  private static final int FIRST = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int IEND = 0x49454e44;
  private static final int IDAT = 0x49444154;
  private static final int EXIF = 0x65584966;

  private PngChunks() {}

  /**
   * Checks the check sum of every critical chunk, and that the file has its end chunk.
   *
   * @throws DamagedFileException if a check fails
   */
  static void check(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    int at = FIRST;
    while (at + CHUNK_OVERHEAD <= file.length) {
      long length = Integer.toUnsignedLong(chunks.getInt(at));
      int type = chunks.getInt(at + 4);
      if (at + CHUNK_OVERHEAD + length > file.length) {
        break;
      }
      // Upper-case first letter: critical.
      if ((type & 0x20000000) == 0) {
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, (int) length + 4);
        if ((int) sum.getValue() != chunks.getInt(at + 8 + (int) length)) {
          throw new DamagedFileException("the check sum of the chunk at byte " + at + " is wrong");
        }
      }
      if (type == IEND) {
        return;
      }
      at += CHUNK_OVERHEAD + (int) length;
    }
    throw new DamagedFileException("it ends before its end chunk");
  }

  /**
   * The orientation in the eXIf chunk; upright without one. Reads only up to the first pixel data.
   */
  static Orientation orientation(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    int at = FIRST;
    while (at + CHUNK_OVERHEAD <= file.length) {
      long length = Integer.toUnsignedLong(chunks.getInt(at));
      int type = chunks.getInt(at + 4);
      if (type == IDAT || at + CHUNK_OVERHEAD + length > file.length) {
        break;
      }
      if (type == EXIF) {
        return Exif.orientation(ByteBuffer.wrap(file, at + 8, (int) length));
      }
      at += CHUNK_OVERHEAD + (int) length;
    }
    return Orientation.UPRIGHT;
  }
}
