// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final Size SIZE = new Size(64, 64);

  /** A bright textured disc on a background, all of it times a factor. */
  private static Image part(double factor, int background, int radius) {
    SplittableRandom random = new SplittableRandom(3);
    byte[] rgb = new byte[3 * SIZE.area()];
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        double dx = x - 32;
        double dy = y - 32;
        boolean inside = dx * dx + dy * dy < radius * radius;
        double value = (inside ? 100 + random.nextInt(60) : background) * factor;
        for (int c = 0; c < 3; c++) {
          rgb[3 * (64 * y + x) + c] = (byte) Math.round(value);
        }
      }
    }
    return Image.rgb(rgb, 64, 64);
  }

  private static double[] levels(Image image) {
    return Exposure.levels(image, Rectangle.whole(image.size()));
  }

  @Test
  void aDarkerImageIsAdjustedToTheTrainingImages() {
    Exposure exposure = Exposure.median(List.of(levels(part(1, 180, 20))));
    assertThat(exposure.gain(levels(part(0.8, 180, 20)))).isCloseTo(1.25, within(0.01));
    assertThat(exposure.gain(levels(part(1, 180, 20)))).isCloseTo(1, within(1e-9));
  }

  @Test
  void aBlackBackgroundDoesNotAffectTheGain() {
    Exposure exposure = Exposure.median(List.of(levels(part(1, 0, 20))));
    assertThat(exposure.gain(levels(part(0.8, 0, 20)))).isCloseTo(1.25, within(0.02));
  }

  @Test
  void aBrightDefectDoesNotAffectTheGain() {
    Exposure exposure = Exposure.median(List.of(levels(part(1, 180, 20))));
    byte[] rgb = part(1, 180, 20).toRgb();
    Arrays.fill(rgb, 0, rgb.length / 5, (byte) 255);
    assertThat(exposure.gain(levels(Image.rgb(rgb, 64, 64)))).isCloseTo(1, within(0.02));
  }

  @Test
  void theGainStaysWithinTwoStopsAndIsOneForABlackImage() {
    Exposure exposure = Exposure.median(List.of(levels(part(1, 180, 20))));
    assertThat(exposure.gain(levels(part(0.1, 180, 20)))).isEqualTo(2);
    assertThat(exposure.gain(levels(part(0, 0, 20)))).isEqualTo(1);
  }

  @Test
  void levelsAreTheQuantilesOfTheLuminance() {
    byte[] rgb = new byte[3 * 100];
    for (int i = 0; i < 300; i++) {
      rgb[i] = (byte) (i / 3); // grey 0 to 99, one pixel each
    }
    double[] levels = levels(Image.rgb(rgb, 10, 10));
    for (int i = 0; i < Exposure.LEVELS; i++) {
      assertThat(levels[i]).isCloseTo(5 * (i + 1) - 0.5, within(1e-9));
    }
  }
}
