// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * The first frame of a GIF, which has to fill the screen. The JDK's decoder leaves pixels black if
 * the data end early.
 *
 * @param size columns and rows
 * @param interlaced whether rows are stored in four passes
 * @param palette red, green and blue of each index
 * @param data offset of the compressed indices
 */
record GifFrame(Size size, boolean interlaced, IndexColorModel palette, int data) {
  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  /** Size of the screen, from the header. */
  static Size screen(byte[] file) {
    need(file, 0, HEADER);
    int width = unsignedShort(file, 6);
    int height = unsignedShort(file, 8);
    if (width < 1 || height < 1) {
      throw new DamagedFileException("its header states %dx%d pixels".formatted(width, height));
    }
    return new Size(width, height);
  }

  /**
   * @throws DamagedFileException if the first frame does not fill the screen, or the file ends
   *     before it
   */
  static GifFrame read(byte[] file) {
    Size size = screen(file);
    int at = image(file, HEADER + paletteBytes(file[10]));
    need(file, at, 10);
    boolean whole =
        unsignedShort(file, at + 1) == 0
            && unsignedShort(file, at + 3) == 0
            && unsignedShort(file, at + 5) == size.width()
            && unsignedShort(file, at + 7) == size.height();
    if (!whole) {
      throw new DamagedFileException(
          "its first frame does not fill its %s pixels; save one frame as PNG".formatted(size));
    }
    byte flags = file[at + 9];
    int own = paletteBytes(flags);
    int palette = own > 0 ? at + 10 : HEADER;
    int bytes = own > 0 ? own : paletteBytes(file[10]);
    if (bytes == 0) {
      throw new DamagedFileException("its first frame has no palette");
    }
    need(file, palette, bytes);
    return new GifFrame(
        size,
        (flags & 0x40) != 0,
        new IndexColorModel(8, bytes / 3, file, palette, false),
        at + 10 + own);
  }

  DecodedImage decode(byte[] file) {
    byte[] indices = GifLzw.unpack(file, data, size.area());
    byte[] rows = interlaced ? deinterlaced(indices) : indices;
    return new DecodedImage(
        PixelSamples.interleaved(new DataBufferByte(rows, rows.length), size, 1),
        new SampleMeaning.Colours(palette),
        Orientation.UPRIGHT);
  }

  /** Whether another frame follows. */
  boolean hasNext(byte[] file) {
    int at = data + 1; // behind the size of the first code
    while (at < file.length && file[at] != 0) {
      at += 1 + (file[at] & 255);
    }
    try {
      image(file, at + 1);
      return true;
    } catch (DamagedFileException e) {
      return false; // the end of the file, or of what can be read of it
    }
  }

  /** Rows 0, 8, 16, ... are stored first, then 4, 12, ..., then 2, 6, ..., then 1, 3, ... */
  private byte[] deinterlaced(byte[] stored) {
    byte[] rows = new byte[stored.length];
    int width = size.width();
    int from = 0;
    int[] starts = {0, 4, 2, 1};
    int[] steps = {8, 8, 4, 2};
    for (int pass = 0; pass < 4; pass++) {
      for (int y = starts[pass]; y < size.height(); y += steps[pass], from += width) {
        System.arraycopy(stored, from, rows, y * width, width);
      }
    }
    return rows;
  }

  /** Offset of the first image descriptor, behind extensions. */
  private static int image(byte[] file, int start) {
    int at = start;
    while (true) {
      need(file, at, 1);
      int kind = file[at] & 255;
      if (kind == IMAGE) {
        return at;
      }
      if (kind != EXTENSION) {
        throw new DamagedFileException("it has no frame");
      }
      at += 2;
      int length;
      do {
        need(file, at, 1);
        length = file[at] & 255;
        at += 1 + length;
      } while (length > 0);
    }
  }

  private static void need(byte[] file, int at, int bytes) {
    if (at + bytes > file.length) {
      throw new DamagedFileException("it ends before its first frame");
    }
  }

  private static int unsignedShort(byte[] file, int at) {
    return Short.toUnsignedInt(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(at));
  }

  private static int paletteBytes(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
