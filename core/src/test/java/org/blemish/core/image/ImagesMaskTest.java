// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import javax.imageio.ImageIO;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesMaskTest {
  @TempDir Path folder;

  @Test
  void aWrittenMaskIsReadBackAndIsBlackAndWhite() {
    BitSet bits = new BitSet();
    bits.set(0);
    bits.set(7, 11);
    Mask mask = new Mask(5, 4, bits);
    Path path = folder.resolve("mask.png");

    Images.writePng(mask, path);

    assertThat(Images.readMask(path)).isEqualTo(mask);
    byte[] row = new byte[15];
    Images.read(path).row(0, 0, 5, row, 0);
    assertThat(row).containsExactly(255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void usesPaletteIndicesAndNotColours() throws IOException {
    // Index 0 is white, index 2 black: colours would give the opposite.
    byte[] shades = {(byte) 255, 100, 0};
    IndexColorModel palette = new IndexColorModel(8, 3, shades, shades, shades);
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSample(2, 0, 0, 2);
    Path path = folder.resolve("palette.png");
    ImageIO.write(image, "png", path.toFile());

    Mask mask = Images.readMask(path);

    assertThat(mask.get(0, 0)).isFalse();
    assertThat(mask.get(2, 0)).isTrue();
    assertThat(mask.count()).isEqualTo(1);
  }

  @Test
  void everyPositiveSampleCountsIn16BitAndAlphaDoesNot() throws IOException {
    BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(1, 0, 0, 1);
    ImageIO.write(deep, "png", folder.resolve("deep.png").toFile());
    BufferedImage opaque = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    opaque.setRGB(0, 0, 0xff000000);
    opaque.setRGB(1, 0, 0xff000001);
    ImageIO.write(opaque, "png", folder.resolve("opaque.png").toFile());

    assertThat(Images.readMask(folder.resolve("deep.png")).bits().toString()).isEqualTo("{1}");
    assertThat(Images.readMask(folder.resolve("opaque.png")).bits().toString()).isEqualTo("{1}");
  }

  @Test
  void writtenImagesKeepEverySample() {
    Image grey = Images.read(ImageTestFiles.path("modes/grey8.png"));
    Image colour = Images.read(ImageTestFiles.path("modes/rgb8.png"));
    Images.writePng(grey, folder.resolve("grey.png"));
    Images.writePng(colour, folder.resolve("colour.png"));

    assertThat(Images.read(folder.resolve("grey.png")).format()).isEqualTo(PixelFormat.MONO8);
    assertThat(Images.read(folder.resolve("grey.png")).toRgb()).isEqualTo(grey.toRgb());
    assertThat(Images.read(folder.resolve("colour.png")).toRgb()).isEqualTo(colour.toRgb());
  }
}
