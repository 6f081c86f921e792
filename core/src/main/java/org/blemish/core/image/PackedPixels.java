// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;

/**
 * How many pixels a file can hold by its length, checked before memory for them is allocated: a
 * file of 100 bytes can state 200 million pixels.
 */
final class PackedPixels {
  /** Bytes that one byte of deflate can unpack to. */
  private static final long DEFLATE = 1032;

  /** A JPEG's block of 8x8 pixels takes a bit; of colours, up to 16 blocks of grey share one. */
  private static final long JPEG_PIXELS = 8192;

  /** A code of 12 bits stands for up to 4096 pixels. */
  private static final long GIF_PIXELS = 3072;

  /** Runs of 255 pixels, and jumps over 255 rows. */
  private static final long BMP_RUN_PIXELS = 1 << 15;

  /**
   * Pixels of one colour take no data in WebP, so that any size is valid. More than this, in a
   * second of decoding, is read only from files that have some data for them.
   */
  private static final long WEBP_FREE_PIXELS = 1 << 24;

  private static final long WEBP_PIXELS = 1024;

  private PackedPixels() {}

  /**
   * @throws DamagedFileException if the file is too short for the pixels that its header states
   */
  static void check(ImageFormat format, byte[] file, Size stored) {
    long pixels = (long) stored.width() * stored.height();
    long length = file.length;
    boolean enough =
        switch (format) {
          case PNG -> pngBytes(file, stored) <= DEFLATE * length;
          case JPEG -> pixels <= JPEG_PIXELS * length;
          case GIF -> pixels <= GIF_PIXELS * length;
          case BMP -> bmpBytes(file, stored) <= length;
          case WEBP -> pixels <= WEBP_FREE_PIXELS + WEBP_PIXELS * length;
          // Checked with their other fields.
          case TIFF, NETPBM -> true;
        };
    if (!enough) {
      throw new DamagedFileException(
          "it states %s pixels, which its %d bytes cannot hold".formatted(stored, length));
    }
  }

  /** Bytes of the pixels before compression, with a byte for each row. */
  private static long pngBytes(byte[] file, Size size) {
    if (file.length < 26) {
      throw new DamagedFileException("it ends inside its header");
    }
    int samples =
        switch (file[25]) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return size.height() * (1 + ((long) size.width() * samples * (file[24] & 255) + 7) / 8);
  }

  private static long bmpBytes(byte[] file, Size size) {
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean old = header.getInt(14) == 12;
    int bits = header.getShort(old ? 24 : 28);
    int compression = old ? 0 : header.getInt(30);
    if (compression == 4 || compression == 5) {
      throw new DamagedFileException("it holds a JPEG or PNG; save it as such a file");
    }
    if (compression == 1 || compression == 2) {
      // The decoder allocates as much as the header states.
      long stated = Integer.toUnsignedLong(header.getInt(34));
      long data =
          stated == 0
              ? Integer.toUnsignedLong(header.getInt(2)) - Integer.toUnsignedLong(header.getInt(10))
              : stated;
      return Math.max(data, (long) size.width() * size.height() / BMP_RUN_PIXELS);
    }
    return size.height() * (((long) size.width() * bits + 7) / 8);
  }
}
