// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.GoodScores;
import org.blemish.core.scoring.Threshold;
import org.junit.jupiter.api.Test;

class DecidingImagesTest {
  private static DecidingImages of(double... more) {
    List<CalibrationImage> images = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      images.add(image("good/%03d.png".formatted(i), random.nextGaussian()));
    }
    for (double score : more) {
      images.add(image("good/strange%s.png".formatted(score), score));
    }
    double[] scores = images.stream().mapToDouble(image -> image.sample().score()).toArray();
    Threshold threshold = Threshold.of(GoodScores.of(scores), 0.01, CalibrationSource.CROSS_FITTED);
    return DecidingImages.of(
        images, new Calibration(threshold, threshold, 1, new DisplayScale(0, 2), Optional.empty()));
  }

  private static CalibrationImage image(String id, double score) {
    return new CalibrationImage(
        id, new CalibrationSample(score, score, 0, 12, 34, 1, Optional.empty()));
  }

  @Test
  void imagesThatStandOutAreNamedWithPlaceAndEffect() {
    DecidingImages deciding = of(14, 12, 11);

    assertThat(deciding.outliers())
        .extracting(CalibrationImage::id)
        .containsExactly("good/strange14.0.png", "good/strange12.0.png", "good/strange11.0.png");
    assertThat(deciding.threshold().value()).isCloseTo(11.96, within(1e-9));
    assertThat(deciding.thresholdWithoutOutliers()).isBetween(2.0, 3.5);
    List<String> lines = deciding.lines(Path.of("data"));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("strange14.0.png: score 14").contains("x=12 y=34");
    assertThat(lines.get(3)).contains("--exclude");
  }

  @Test
  void ordinaryImagesAreNotNamed() {
    assertThat(of().lines(Path.of("data"))).isEmpty();
  }
}
