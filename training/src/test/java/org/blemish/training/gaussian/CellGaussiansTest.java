// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.training.features.CorrelatedViews;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellGaussiansTest {
  private static final int CHANNELS = 5;
  private static final int CELLS = 6;
  private static final double REGULARISATION = 0.01;

  @TempDir private Path folder;

  static CellGaussianSettings settings(ChannelReduction channels, int dimensions) {
    return new CellGaussianSettings(
        "position", List.of("s6"), dimensions, channels, REGULARISATION);
  }

  private PatchSource source(int views) {
    return FeatureStoreFixtures.filled(
            folder,
            "s6",
            CHANNELS,
            2,
            3,
            views,
            (view, values) ->
                System.arraycopy(
                    CorrelatedViews.of(view, CHANNELS, CELLS), 0, values, 0, values.length))
        .source("s6");
  }

  @Test
  void anomalyMapIsTheMahalanobisDistanceByDefinition() {
    CellGaussians gaussian =
        CellGaussians.fit(
            settings(ChannelReduction.RANDOM, CHANNELS), source(40), 3, Progress.NONE);
    float[] probe = CorrelatedViews.of(1000, CHANNELS, CELLS);
    float[] map = gaussian.anomalyMap(probe).values();
    for (int cell = 0; cell < CELLS; cell++) {
      assertThat((double) map[cell]).isCloseTo(naive(probe, cell, 40), within(1e-4));
    }
  }

  /** Mean and covariance in two passes, then {@code C z = x - mean} by elimination. */
  private static double naive(float[] probe, int cell, int views) {
    double[] mean = new double[CHANNELS];
    for (int view = 0; view < views; view++) {
      for (int c = 0; c < CHANNELS; c++) {
        mean[c] += CorrelatedViews.of(view, CHANNELS, CELLS)[c * CELLS + cell] / (double) views;
      }
    }
    double[][] system = new double[CHANNELS][CHANNELS + 1];
    for (int a = 0; a < CHANNELS; a++) {
      for (int b = 0; b < CHANNELS; b++) {
        for (int view = 0; view < views; view++) {
          float[] x = CorrelatedViews.of(view, CHANNELS, CELLS);
          system[a][b] +=
              (x[a * CELLS + cell] - mean[a]) * (x[b * CELLS + cell] - mean[b]) / (views - 1);
        }
      }
      system[a][a] += REGULARISATION;
      system[a][CHANNELS] = probe[a * CELLS + cell] - mean[a];
    }
    for (int p = 0; p < CHANNELS; p++) {
      for (int row = 0; row < CHANNELS; row++) {
        double factor = row == p ? 0 : system[row][p] / system[p][p];
        for (int column = p; column <= CHANNELS; column++) {
          system[row][column] -= factor * system[p][column];
        }
      }
    }
    double squared = 0;
    for (int a = 0; a < CHANNELS; a++) {
      squared += (probe[a * CELLS + cell] - mean[a]) * system[a][CHANNELS] / system[a][a];
    }
    return Math.sqrt(squared);
  }

  @Test
  void randomChannelsAreDifferentAndFollowTheSeed() {
    PatchSource source = source(10);
    CellGaussianSettings settings = settings(ChannelReduction.RANDOM, 3);
    float[][] choice = CellGaussians.fit(settings, source, 1, Progress.NONE).reduction().weight();
    assertThat(CellGaussians.fit(settings, source, 1, Progress.NONE).reduction().weight())
        .isDeepEqualTo(choice);
    for (int c = 0; c < CHANNELS; c++) {
      assertThat(choice[0][c] + choice[1][c] + choice[2][c]).isBetween(0f, 1f);
    }
    assertThat(CellGaussians.fit(settings, source, 2, Progress.NONE).reduction().weight())
        .isNotEqualTo(choice);
  }

  @Test
  void fewerSamplesThanDimensionsAreEnough() {
    CellGaussians gaussian =
        CellGaussians.fit(
            settings(ChannelReduction.WHITENED, CHANNELS), source(3), 0, Progress.NONE);
    float[] far = CorrelatedViews.of(5, CHANNELS, CELLS);
    far[4] += 50;
    float[] distances = gaussian.anomalyMap(far).values();
    assertThat(distances).doesNotContain(Float.NaN);
    assertThat(distances[4]).isGreaterThan(3 * distances[3]);
  }

  @Test
  void moreDimensionsThanChannelsAreRefusedWithTheirNumber() {
    assertThatThrownBy(
            () ->
                CellGaussians.fit(
                    settings(ChannelReduction.RANDOM, 9), source(3), 0, Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("9 given")
        .hasMessageContaining("has 5 channels");
  }

  @Test
  void oneSampleIsTooFew() {
    assertThatThrownBy(
            () ->
                CellGaussians.fit(
                    settings(ChannelReduction.RANDOM, 2), source(1), 0, Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("at least 2");
  }
}
