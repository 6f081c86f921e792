// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.quality.QualityAspect;
import org.blemish.data.corruption.Corruption;
import org.junit.jupiter.api.Test;

class CorruptionSeriesTest {
  private static final Size SIZE = new Size(160, 128);

  /** A step, a gradient and a fine texture, so that each corruption changes pixels. */
  private static Image image() {
    SplittableRandom random = new SplittableRandom(4);
    byte[] rgb = new byte[3 * SIZE.area()];
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        byte grey = (byte) (40 + 2 * y + (x < SIZE.width() / 2 ? 0 : 60) + random.nextInt(-9, 10));
        Arrays.fill(rgb, 3 * (y * SIZE.width() + x), 3 * (y * SIZE.width() + x) + 3, grey);
      }
    }
    return Image.rgb(rgb, SIZE.width(), SIZE.height());
  }

  private static double difference(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }

  @Test
  void eachSeverityChangesTheImageMoreThanTheOneBefore() {
    byte[] original = image().toRgb();
    for (CorruptionSeries series : CorruptionSeries.all(SIZE, true)) {
      double before = 0;
      for (Corruption severity : series.severities()) {
        double difference = difference(original, severity.apply(image(), 3).toRgb());
        assertThat(difference).as(severity.name()).isGreaterThan(before);
        before = difference;
      }
    }
  }

  @Test
  void seriesCoverTheAspectsThatAnImageAloneShows() {
    Set<QualityAspect> aspects = EnumSet.noneOf(QualityAspect.class);
    CorruptionSeries.all(SIZE, true).forEach(series -> aspects.addAll(series.aspects()));
    assertThat(aspects)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(
                EnumSet.of(
                    QualityAspect.DISTANCE,
                    // Colours change with the camera, not by degrees: their limits are margins.
                    QualityAspect.COLOURFULNESS,
                    QualityAspect.RED,
                    QualityAspect.BLUE,
                    QualityAspect.CHANNELS)));
  }

  @Test
  void withoutGeometricSeriesNoPixelMoves() {
    assertThat(CorruptionSeries.all(SIZE, false))
        .hasSize(CorruptionSeries.all(SIZE, true).size() - 2)
        .allSatisfy(series -> assertThat(series.severities()).noneMatch(Corruption::isGeometric));
  }
}
