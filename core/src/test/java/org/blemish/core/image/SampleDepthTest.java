// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDepthTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0, 10", "1023, 10", "1024, 12", "4080, 12", "4095, 12", "4096, 14", "16384, 16"})
  void theDepthOfAFileHoldsItsGreatestSample(int greatest, int bits) throws IOException {
    assertThat(Images.depth(png(0, greatest, greatest / 2))).contains(new SampleDepth(bits));
  }

  @Test
  void filesOf8BitsAndThoseThatStateTheirWhiteHaveNoDepth() throws IOException {
    Path stated =
        Files.write(
            folder.resolve("a.pgm"), "P2 2 1 4095 4095 7".getBytes(StandardCharsets.US_ASCII));

    assertThat(Images.depth(ImageTestFiles.path("modes/grey8.png"))).isEmpty();
    assertThat(Images.depth(stated)).isEmpty();
  }

  @Test
  void samplesAreScaledByTheGivenDepth() throws IOException {
    Path path = png(0, 4095, 2000, 1);

    // round(255 * 2000 / 4095) = 125, round(2000 / 257) = 8
    assertThat(grey(Images.read(path, new SampleDepth(12)))).containsExactly(0, 255, 125, 0);
    assertThat(grey(Images.read(path))).containsExactly(0, 16, 8, 0);
    assertThat(grey(Images.read(path, new SampleDepth(16)))).containsExactly(0, 16, 8, 0);
  }

  @Test
  void aSampleAboveWhiteIsWhite() throws IOException {
    assertThat(grey(Images.read(png(4096, 60000, 1023), new SampleDepth(12))))
        .containsExactly(255, 255, 64);
  }

  @Test
  void imagesOf8BitsAndMasksAreReadAsBefore() throws IOException {
    Path grey = ImageTestFiles.path("modes/grey8.png");

    assertThat(Images.read(grey, new SampleDepth(12)).toRgb()).isEqualTo(Images.read(grey).toRgb());
    assertThat(Images.readMask(png(0, 1)).count()).isEqualTo(1);
  }

  @Test
  void aDepthHas8To16Bits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleDepth(17))
        .withMessage("bit depth: 17 given, expected 8 to 16");
  }

  private Path png(int... samples) throws IOException {
    BufferedImage image = new BufferedImage(samples.length, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setPixels(0, 0, samples.length, 1, samples);
    Path path = folder.resolve("deep.png");
    ImageIO.write(image, "png", path.toFile());
    return path;
  }

  private static int[] grey(Image image) {
    byte[] rgb = image.toRgb();
    int[] grey = new int[rgb.length / 3];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = rgb[3 * i] & 255;
    }
    return grey;
  }
}
