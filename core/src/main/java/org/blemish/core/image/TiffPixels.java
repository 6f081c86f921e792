// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.tiff.TiffDirectory;
import org.blemish.core.image.internal.tiff.TiffPhotometric;
import org.blemish.core.image.internal.tiff.TiffSampleType;
import org.blemish.core.image.internal.tiff.TiffSamples;

/** The samples of a TIFF file as an image's: unsigned, up to 16 bits, white is the greatest. */
final class TiffPixels {
  private TiffPixels() {}

  /**
   * @throws DamagedFileException if the samples are not those of an image
   */
  static void check(TiffDirectory directory) {
    if (directory.type() != TiffSampleType.UNSIGNED || directory.bits() > 16) {
      throw new DamagedFileException(
          "its samples are %s; such a file may be a scan, but an image has unsigned integers of up to 16 bits"
              .formatted(directory.describe()));
    }
    TiffPhotometric meaning = directory.photometric();
    int least =
        switch (meaning) {
          case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
          case RGB, YCBCR -> 3;
          case CMYK -> 4;
          case OTHER ->
              throw new DamagedFileException(
                  "its colours are neither grey, RGB, CMYK nor a palette; save it as RGB");
        };
    if (directory.channels() < least) {
      throw new DamagedFileException(
          "it has %d channels, its colours need %d".formatted(directory.channels(), least));
    }
    if (meaning == TiffPhotometric.YCBCR && !directory.byJdk()) {
      throw new DamagedFileException("its colours are luma and chroma; save it as RGB");
    }
    if (meaning == TiffPhotometric.PALETTE && directory.palette().isEmpty()) {
      throw new DamagedFileException(
          "it has no palette for indices of %d bits".formatted(directory.bits()));
    }
  }

  static DecodedImage decode(TiffDirectory directory, byte[] file, Orientation orientation) {
    byte[] stored = TiffSamples.read(directory, file);
    int bands = bands(directory);
    int greatest = (1 << directory.bits()) - 1;
    Raster raster =
        directory.bits() > 8
            ? shorts(directory, stored, bands, greatest)
            : bytes(directory, stored, bands, greatest);
    SampleMeaning meaning =
        switch (directory.photometric()) {
          case PALETTE -> new SampleMeaning.Colours(palette(directory));
          case CMYK -> new SampleMeaning.Components(JpegColours.CMYK);
          default -> new SampleMeaning.Levels(greatest);
        };
    return new DecodedImage(raster, meaning, orientation);
  }

  private static int bands(TiffDirectory directory) {
    return switch (directory.photometric()) {
      case RGB -> 3;
      case CMYK -> 4;
      default -> 1;
    };
  }

  /** CMYK becomes 8 bits with inverted inks, as in a JPEG. */
  private static Raster bytes(TiffDirectory directory, byte[] stored, int bands, int greatest) {
    Size size = directory.size();
    boolean inks = directory.photometric() == TiffPhotometric.CMYK;
    boolean inverted = inks || directory.photometric() == TiffPhotometric.WHITE_IS_ZERO;
    int channels = directory.channels();
    byte[] out = stored;
    if (channels != bands || inverted) {
      out = new byte[Math.multiplyExact(size.area(), bands)];
      for (int i = 0, o = 0; o < out.length; i += channels) {
        for (int b = 0; b < bands; b++, o++) {
          int v = stored[i + b] & 255;
          v = inverted ? greatest - v : v;
          out[o] = (byte) (inks ? PixelSamples.toEightBits(v, greatest) : v);
        }
      }
    }
    return raster(new DataBufferByte(out, out.length), size, bands);
  }

  private static Raster shorts(TiffDirectory directory, byte[] stored, int bands, int greatest) {
    Size size = directory.size();
    int channels = directory.channels();
    ByteBuffer samples = ByteBuffer.wrap(stored).order(directory.order());
    boolean inverted = directory.photometric() == TiffPhotometric.WHITE_IS_ZERO;
    if (directory.photometric() == TiffPhotometric.CMYK) {
      byte[] inks = new byte[Math.multiplyExact(size.area(), bands)];
      for (int i = 0, o = 0; o < inks.length; i += channels) {
        for (int b = 0; b < bands; b++, o++) {
          int v = Short.toUnsignedInt(samples.getShort(2 * (i + b)));
          inks[o] = (byte) PixelSamples.toEightBits(greatest - v, greatest);
        }
      }
      return raster(new DataBufferByte(inks, inks.length), size, bands);
    }
    short[] out = new short[Math.multiplyExact(size.area(), bands)];
    for (int i = 0, o = 0; o < out.length; i += channels) {
      for (int b = 0; b < bands; b++, o++) {
        int v = Short.toUnsignedInt(samples.getShort(2 * (i + b)));
        out[o] = (short) (inverted ? greatest - v : v);
      }
    }
    return raster(new DataBufferUShort(out, out.length), size, bands);
  }

  private static Raster raster(DataBuffer samples, Size size, int bands) {
    return PixelSamples.interleaved(samples, size, bands);
  }

  private static IndexColorModel palette(TiffDirectory directory) {
    int[] entries = directory.palette().orElseThrow();
    int n = entries.length / 3;
    byte[][] shades = new byte[3][n];
    // Some programs write 8 bits instead of 16; libtiff looks for entries above 255 too.
    boolean wide = false;
    for (int entry : entries) {
      wide |= entry > 255;
    }
    for (int i = 0; i < entries.length; i++) {
      shades[i / n][i % n] = (byte) (wide ? entries[i] >> 8 : entries[i]);
    }
    return new IndexColorModel(directory.bits(), n, shades[0], shades[1], shades[2]);
  }
}
