// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.blemish.core.quality.FeatureStatistics.PooledFeatures;
import org.junit.jupiter.api.Test;

class FeatureOutliersTest {
  private static final int CHANNELS = 40;

  private static PooledFeatures image(Random random, double shift, double spread) {
    float[] mean = new float[CHANNELS];
    float[] square = new float[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      double m = c + shift * (c % 3 - 1) + spread * random.nextGaussian();
      mean[c] = (float) m;
      square[c] = (float) (m * m + 1);
    }
    return new PooledFeatures(mean, square);
  }

  private static List<PooledFeatures> images(int good, int wrong, double spread) {
    Random random = new Random(1);
    List<PooledFeatures> images = new ArrayList<>();
    for (int i = 0; i < good; i++) {
      images.add(image(random, 0, spread));
    }
    for (int i = 0; i < wrong; i++) {
      images.add(image(random, 1, spread));
    }
    return images;
  }

  @Test
  void imagesOfAnotherProductStandOutAlsoWhenThereAreSeveralAlike() {
    assertThat(FeatureOutliers.of(images(90, 10, 0.1)))
        .containsExactlyInAnyOrder(90, 91, 92, 93, 94, 95, 96, 97, 98, 99);
    assertThat(FeatureOutliers.of(images(24, 3, 0.1))).containsExactlyInAnyOrder(24, 25, 26);
  }

  @Test
  void goodImagesDoNotStandOut() {
    assertThat(FeatureOutliers.of(images(300, 0, 0.1))).isEmpty();
    assertThat(FeatureOutliers.of(images(20, 0, 0.1))).isEmpty();
  }

  /** Their differences are rounding: far less than the deviation of the cells. */
  @Test
  void copiesDoNotStandOut() {
    assertThat(FeatureOutliers.of(images(20, 0, 1e-5))).isEmpty();
    assertThat(FeatureOutliers.of(images(20, 0, 0))).isEmpty();
  }

  @Test
  void fewImagesSayNothing() {
    assertThat(FeatureOutliers.of(images(8, 1, 0.1))).isEmpty();
  }
}
