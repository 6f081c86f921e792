// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;

/** A WebP file's container: its length and its EXIF chunk. */
final class RiffChunks {
  /** Bytes that the decoder holds of data it has not used yet; it may read as many zeros behind. */
  static final int LOOK_AHEAD = 8;

  private static final int FIRST = 12;

  private RiffChunks() {}

  /**
   * The same picture without metadata: a file of its VP8L chunk alone.
   *
   * <p>Lossy pictures are refused: the decoder's pixels differ from those of Google's by up to 80
   * levels, as it filters the edges of blocks in another way and does not interpolate chroma.
   *
   * @throws DamagedFileException if the file is shorter than it states, animated, lossy, or has no
   *     picture
   */
  static byte[] picture(byte[] file) {
    ByteBuffer chunks = little(file);
    long says = Integer.toUnsignedLong(chunks.getInt(4)) + 8;
    if (says > file.length) {
      throw new DamagedFileException("it has %d of %d bytes".formatted(file.length, says));
    }
    int at = FIRST;
    while (at + 8 <= file.length) {
      long length = Integer.toUnsignedLong(chunks.getInt(at + 4));
      if (at + 8 + length > file.length) {
        break;
      }
      if (ImageFormat.hasText(file, at, "ANMF")) {
        throw new DamagedFileException("it is animated; save one frame as PNG");
      }
      if (ImageFormat.hasText(file, at, "VP8 ")) {
        throw new DamagedFileException("it is lossy, only lossless WebP is read; save it as PNG");
      }
      if (ImageFormat.hasText(file, at, "VP8L")) {
        return alone(file, at, (int) length);
      }
      at = (int) Math.min(file.length, at + 8 + length + (length & 1));
    }
    throw new DamagedFileException("it has no picture, or ends before it");
  }

  /** The chunk states to be longer by what decoders look ahead, which follows as zeros. */
  private static byte[] alone(byte[] file, int at, int length) {
    byte[] out = new byte[FIRST + 8 + length];
    System.arraycopy(file, 0, out, 0, FIRST);
    System.arraycopy(file, at, out, FIRST, 8 + length);
    int padded = length + LOOK_AHEAD;
    little(out).putInt(4, FIRST + padded).putInt(FIRST + 4, padded);
    return out;
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
