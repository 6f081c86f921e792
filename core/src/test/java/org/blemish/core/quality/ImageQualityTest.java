// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class ImageQualityTest {
  private static final Size SIZE = new Size(64, 48);
  private static final Rectangle RIGHT = new Rectangle(32, 0, 32, 48);
  private static final Mask IGNORED = Mask.full(SIZE).without(Mask.outside(RIGHT, SIZE));

  /** Left half: grey from 60 to 91 by columns. Right half: one value. */
  private static Image image(int right) {
    byte[] grey = new byte[SIZE.area()];
    for (int i = 0; i < grey.length; i++) {
      int x = i % SIZE.width();
      grey[i] = (byte) (x < 32 ? 60 + x : right);
    }
    return Image.grey(grey, SIZE.width(), SIZE.height());
  }

  @Test
  void excludedPixelsCountNeitherForLevelsNorForSaturation() {
    ImageQuality quality = ImageQuality.of(image(255), Optional.of(IGNORED));

    assertThat(quality.saturated()).isZero();
    // 5, 10, ... 95 % of 32 equally frequent values from 59.5 on
    for (int i = 0; i < 19; i++) {
      assertThat(quality.levels().get(i)).isCloseTo(59.5 + 32 * 0.05 * (i + 1), within(1e-9));
    }
  }

  @Test
  void theValuesOfExcludedPixelsChangeNothing() {
    assertThat(ImageQuality.of(image(255), Optional.of(IGNORED)))
        .isEqualTo(ImageQuality.of(image(3), Optional.of(IGNORED)));
  }

  @Test
  void halfOfAnImageThatIsWhiteIsSaturated() {
    assertThat(ImageQuality.of(image(255)).saturated()).isEqualTo(0.5);
    assertThat(ImageQuality.of(image(255), Optional.of(Mask.empty(SIZE))))
        .isEqualTo(ImageQuality.of(image(255)));
  }

  @Test
  void blocksWithExcludedPixelsDoNotCountForSharpnessAndNoise() {
    // noise of deviation 5 everywhere, and a flat half
    Random random = new Random(1);
    byte[] noisy = new byte[SIZE.area()];
    byte[] half = new byte[SIZE.area()];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (byte) Math.round(120 + 5 * random.nextGaussian());
      half[i] = i % SIZE.width() < 32 ? noisy[i] : (byte) 200;
    }
    ImageQuality whole = ImageQuality.of(Image.grey(noisy, SIZE.width(), SIZE.height()));
    Image flat = Image.grey(half, SIZE.width(), SIZE.height());

    ImageQuality left = ImageQuality.of(flat, Optional.empty(), Optional.of(IGNORED));

    assertThat(whole.noise()).isCloseTo(5, within(1.0));
    assertThat(left.noise()).isCloseTo(5, within(1.0));
    assertThat(ImageQuality.of(flat, Optional.of(IGNORED)).noise()).isLessThan(1);
  }

  @Test
  void anImageOfExcludedPixelsAloneHasNoLevels() {
    ImageQuality nothing = ImageQuality.of(image(255), Optional.of(Mask.full(SIZE)));
    assertThat(nothing.levels()).containsOnly(0.0);
    assertThat(nothing.saturated()).isZero();
  }
}
