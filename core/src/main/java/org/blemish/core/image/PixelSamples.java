// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * A decoder's raster converted to 8-bit pixels by one rule: samples as stored, a palette looked up,
 * alpha dropped, 16 bit to round(v / 257). No colour management: the JDK's would turn a stored grey
 * of 128 into 188.
 *
 * @param size stored columns and rows
 * @param channels 1 or 3
 * @param bytes {@code [height, width, channels]}
 */
record PixelSamples(Size size, int channels, byte[] bytes) {
  static PixelSamples of(Raster raster, SampleMeaning meaning) {
    if (meaning instanceof SampleMeaning.Colours colours) {
      return of(raster, colours.model());
    }
    if (meaning instanceof SampleMeaning.Components components) {
      return of(raster, components.colours());
    }
    int[] greatest = new int[raster.getNumBands()];
    Arrays.fill(greatest, ((SampleMeaning.Levels) meaning).greatest());
    return of(raster, greatest);
  }

  static PixelSamples of(Raster raster, ColorModel colours) {
    if (colours instanceof IndexColorModel palette) {
      return fromPalette(raster, palette);
    }
    int type = raster.getDataBuffer().getDataType();
    if (type != DataBuffer.TYPE_BYTE
        && type != DataBuffer.TYPE_USHORT
        && type != DataBuffer.TYPE_INT) {
      throw new DamagedFileException(
          "its samples are neither 8 nor 16 bit; such a file may be a scan, but not an image");
    }
    if (raster.getNumBands() == 4 && !colours.hasAlpha()) {
      return fromCmyk(raster);
    }
    return of(raster, greatest(raster));
  }

  /**
   * Bands of grey or of red, green and blue.
   *
   * @param greatest value of white in each band
   */
  private static PixelSamples of(Raster raster, int[] greatest) {
    int channels = raster.getNumBands() < 3 ? 1 : 3;
    if (greatest[0] == 255 && isPlain(raster, channels)) {
      return new PixelSamples(
          size(raster), channels, ((DataBufferByte) raster.getDataBuffer()).getData());
    }
    byte[] out = pixels(raster, channels);
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int[] row = new int[width * bands];
    for (int y = 0, o = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++, o++) {
          out[o] = (byte) toEightBits(row[x * bands + c], greatest[c]);
        }
      }
    }
    return new PixelSamples(size(raster), channels, out);
  }

  /** A raster of bands side by side, without a copy. */
  static Raster interleaved(DataBuffer samples, Size size, int bands) {
    int[] offsets = new int[bands];
    for (int b = 0; b < bands; b++) {
      offsets[b] = b;
    }
    return Raster.createInterleavedRaster(
        samples, size.width(), size.height(), bands * size.width(), bands, offsets, null);
  }

  /** Raw components of a JPEG. */
  private static PixelSamples of(Raster raster, JpegColours colours) {
    if (raster.getNumBands() != colours.components()
        || raster.getSampleModel().getSampleSize(0) != 8) {
      throw new DamagedFileException(
          "it decodes to %d components of %d bits, its header states %d of 8"
              .formatted(
                  raster.getNumBands(),
                  raster.getSampleModel().getSampleSize(0),
                  colours.components()));
    }
    if (colours == JpegColours.GREY) {
      return of(raster, new int[] {255});
    }
    int width = raster.getWidth();
    byte[] out = pixels(raster, 3);
    int[] row = new int[width * raster.getNumBands()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      colours.toRgb(row, width, out, 3 * width * y);
    }
    return new PixelSamples(size(raster), 3, out);
  }

  /** Upright image of these pixels. */
  Image image(Orientation orientation) {
    byte[] upright = orientation.upright(bytes, size, channels);
    Size now = orientation.upright(size);
    return channels == 1
        ? Image.grey(upright, now.width(), now.height())
        : Image.rgb(upright, now.width(), now.height());
  }

  /** Upright mask of the pixels with a byte above 0. */
  Mask mask(Orientation orientation) {
    byte[] upright = orientation.upright(bytes, size, channels);
    Size now = orientation.upright(size);
    BitSet bits = new BitSet(now.area());
    for (int i = 0; i < upright.length; i++) {
      if (upright[i] != 0) {
        bits.set(i / channels);
      }
    }
    return new Mask(now.width(), now.height(), bits);
  }

  /** One channel: 1 where any of the first {@code bands} stored samples is above 0. */
  static PixelSamples anySet(Raster raster, int bands) {
    byte[] out = pixels(raster, 1);
    int width = raster.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int b = 0; b < bands; b++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, b, row);
        for (int x = 0; x < width; x++) {
          if (row[x] != 0) {
            out[y * width + x] = 1;
          }
        }
      }
    }
    return new PixelSamples(size(raster), 1, out);
  }

  private static PixelSamples fromPalette(Raster raster, IndexColorModel palette) {
    int n = palette.getMapSize();
    byte[] red = new byte[n];
    byte[] green = new byte[n];
    byte[] blue = new byte[n];
    palette.getReds(red);
    palette.getGreens(green);
    palette.getBlues(blue);
    boolean grey = Arrays.equals(red, green) && Arrays.equals(red, blue);
    int channels = grey ? 1 : 3;
    byte[] out = pixels(raster, channels);
    int width = raster.getWidth();
    int[] row = new int[width];
    for (int y = 0, o = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        int index = row[x];
        if (index >= n) {
          throw new DamagedFileException(
              "pixel x=%d y=%d is colour %d of a palette of %d".formatted(x, y, index, n));
        }
        out[o++] = red[index];
        if (!grey) {
          out[o++] = green[index];
          out[o++] = blue[index];
        }
      }
    }
    return new PixelSamples(size(raster), channels, out);
  }

  private static PixelSamples fromCmyk(Raster raster) {
    int[] greatest = greatest(raster);
    byte[] out = pixels(raster, 3);
    int width = raster.getWidth();
    int[] row = new int[4 * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        row[i] = 255 - toEightBits(row[i], greatest[i % 4]);
      }
      JpegColours.CMYK.toRgb(row, width, out, 3 * width * y);
    }
    return new PixelSamples(size(raster), 3, out);
  }

  /** Greatest value of each band; they may differ, as in 16-bit pixels of 5, 6 and 5 bits. */
  private static int[] greatest(Raster raster) {
    int[] bits = raster.getSampleModel().getSampleSize();
    int[] greatest = new int[bits.length];
    for (int b = 0; b < bits.length; b++) {
      if (bits[b] < 1 || bits[b] > 16) {
        throw new DamagedFileException("its samples have " + bits[b] + " bits, up to 16 are read");
      }
      greatest[b] = (1 << bits[b]) - 1;
    }
    return greatest;
  }

  /**
   * {@code round(255 v / greatest)}, at most 255: for 16 bits round(v / 257), as 65535 = 255 * 257.
   */
  static int toEightBits(int v, int greatest) {
    return greatest == 255 ? v : Math.min(255, (v * 255 + greatest / 2) / greatest);
  }

  /** Whether the raster's own bytes already are the pixels. */
  private static boolean isPlain(Raster raster, int channels) {
    if (!(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
        || !(raster.getDataBuffer() instanceof DataBufferByte data)
        || raster.getNumBands() != channels
        || model.getPixelStride() != channels
        || model.getScanlineStride() != channels * raster.getWidth()
        || data.getData().length != channels * raster.getWidth() * raster.getHeight()
        || data.getOffset() != 0) {
      return false;
    }
    int[] offsets = model.getBandOffsets();
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] != i) {
        return false;
      }
    }
    return true;
  }

  private static byte[] pixels(Raster raster, int channels) {
    return new byte[Math.multiplyExact(size(raster).area(), channels)];
  }

  private static Size size(Raster raster) {
    return new Size(raster.getWidth(), raster.getHeight());
  }
}
