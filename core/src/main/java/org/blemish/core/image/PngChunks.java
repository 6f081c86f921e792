// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A PNG's chunks, walked before decoding: the JDK's reader checks neither their sums nor the end,
 * and gives half a picture for half a file.
 */
final class PngChunks {
  private static final int FIRST = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int IEND = 0x49454e44;
  private static final int IDAT = 0x49444154;
  private static final int EXIF = 0x65584966;

  private PngChunks() {}

  /**
   * Checks every critical chunk's sum and that the file reaches its end chunk.
   *
   * @throws DamagedFileException where it does not
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
    throw new DamagedFileException("it stops before its end chunk");
  }

  /** From the eXIf chunk; upright without one. Reads no further than the first pixel data. */
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
