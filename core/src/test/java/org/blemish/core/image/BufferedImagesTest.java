// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedImagesTest {

  @Test
  void greyIsTakenFromTheRasterAndNotConverted() {
    BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 84);
    BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(0, 0, 0, 84 * 257);

    assertThat(grey.getRGB(0, 0) & 255).isEqualTo(155);
    assertThat(Images.of(grey).toRgb()).containsExactly(84, 84, 84, 0, 0, 0);
    assertThat(Images.of(grey).format()).isEqualTo(PixelFormat.MONO8);
    assertThat(Images.of(deep).toRgb()).containsExactly(84, 84, 84, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void everyTypeOfColourGivesTheSamePixels(int type) {
    BufferedImage image = new BufferedImage(3, 2, type);
    image.setRGB(0, 0, 0xff0a64c8);
    image.setRGB(2, 1, 0xffff0001);

    assertThat(Images.of(image).toRgb())
        .containsExactly(10, 100, 200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 1);
  }

  @Test
  void premultipliedColoursAreDividedByAlpha() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setPixel(0, 0, new int[] {50, 100, 25, 128});

    // round(255 * 50 / 128) = 100, round(255 * 100 / 128) = 199, round(255 * 25 / 128) = 50
    assertThat(Images.of(image).toRgb()).containsExactly(100, 199, 50);
    assertThat(image.getRaster().getSample(0, 0, 1)).isEqualTo(100);
  }

  @Test
  void narrowBandsAndPalettesAreScaledAndLookedUp() {
    BufferedImage narrow = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
    narrow.getRaster().setPixel(0, 0, new int[] {16, 32, 1});
    byte[] shades = {0, (byte) 200};
    BufferedImage bits =
        new BufferedImage(
            2,
            1,
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(1, 2, shades, shades, shades));
    bits.getRaster().setSample(1, 0, 0, 1);

    assertThat(Images.of(narrow).toRgb()).containsExactly(132, 130, 8);
    assertThat(Images.of(bits).toRgb()).containsExactly(0, 0, 0, 200, 200, 200);
  }

  @Test
  void twelveBitsOfSixteenAreScaledByTheirColourModel() {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            new int[] {12},
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 2, 1, 1, null);
    raster.setSample(0, 0, 0, 4095);
    raster.setSample(1, 0, 0, 1000);

    // round(255 * 1000 / 4095) = 62
    assertThat(Images.of(new BufferedImage(model, raster, false, null)).toRgb())
        .containsExactly(255, 255, 255, 62, 62, 62);
  }

  @Test
  void aPartOfAnImageIsReadAtItsPlace() {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(2, 3, 0, 77);

    assertThat(Images.of(image.getSubimage(2, 2, 1, 2)).toRgb())
        .containsExactly(0, 0, 0, 77, 77, 77);
  }

  @Test
  void floatsAreRefused() {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_FLOAT);
    BufferedImage image =
        new BufferedImage(model, model.createCompatibleWritableRaster(2, 2), false, null);

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.of(image))
        .withMessageContaining("BufferedImage")
        .withMessageContaining("neither 8 nor 16 bit");
  }
}
