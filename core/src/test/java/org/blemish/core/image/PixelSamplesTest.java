// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PixelSamplesTest {
  /** A BMP file of 16-bit pixels with the bit masks of 5 red, 6 green and 5 blue bits. */
  private static byte[] bmp565(int... pixels) {
    int row = (2 * pixels.length + 3) / 4 * 4;
    ByteBuffer file = ByteBuffer.allocate(66 + row).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(66 + row).putInt(0).putInt(66);
    file.putInt(40).putInt(pixels.length).putInt(1).putShort((short) 1).putShort((short) 16);
    file.putInt(3).putInt(row).putInt(2835).putInt(2835).putInt(0).putInt(0);
    file.putInt(0xf800).putInt(0x07e0).putInt(0x001f);
    for (int pixel : pixels) {
      file.putShort((short) pixel);
    }
    return file.array();
  }

  @Test
  void eachBandOfA565BitmapIsScaledByItsOwnWidth() {
    // white, black, pure green, red 16 of 31, green 32 of 63, blue 1 of 31
    byte[] file = bmp565(0xffff, 0, 0x07e0, 16 << 11, 32 << 5, 1);

    byte[] rgb = Images.read(file, "camera.bmp").toRgb();

    // round(255 * 16 / 31) = 132, round(255 * 32 / 63) = 130, round(255 / 31) = 8
    assertThat(rgb)
        .containsExactly(255, 255, 255, 0, 0, 0, 0, 255, 0, 132, 0, 0, 0, 130, 0, 0, 0, 8);
  }

  @Test
  void fourBandsOf16BitsWithoutAlphaAreInksOfTheSameColourAsOf8Bits() {
    ColorSpace space = new FourInks();
    int[] inks = {0, 64, 128, 0, 255, 255, 255, 0, 10, 200, 30, 100};
    int[] deep = new int[inks.length];
    for (int i = 0; i < inks.length; i++) {
      deep[i] = 257 * inks[i];
    }
    assertThat(rgb(space, DataBuffer.TYPE_USHORT, deep))
        .isEqualTo(rgb(space, DataBuffer.TYPE_BYTE, inks));
    assertThat(rgb(space, DataBuffer.TYPE_USHORT, deep))
        .startsWith(255, 191, 127, 0, 0, 0); // 255 - ink, without black
  }

  private static byte[] rgb(ColorSpace space, int type, int... samples) {
    ColorModel model = new ComponentColorModel(space, false, false, ColorModel.OPAQUE, type);
    WritableRaster raster = Raster.createInterleavedRaster(type, samples.length / 4, 1, 4, null);
    raster.setPixels(0, 0, samples.length / 4, 1, samples);
    return PixelSamples.of(raster, model).bytes();
  }

  /** Only its number of components matters. */
  private static final class FourInks extends ColorSpace {
    private static final long serialVersionUID = 1L;

    FourInks() {
      super(ColorSpace.TYPE_CMYK, 4);
    }

    @Override
    public float[] toRGB(float[] inks) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] fromRGB(float[] rgb) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] toCIEXYZ(float[] inks) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] fromCIEXYZ(float[] xyz) {
      throw new UnsupportedOperationException();
    }
  }
}
