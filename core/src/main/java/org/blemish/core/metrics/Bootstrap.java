// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Percentile bootstrap over images: draws as many images as there are, with replacement, many
 * times. Draws on which the figure is undefined (one class only) are left out. The same seed gives
 * the same interval, whatever the order of the images.
 *
 * @param draws number of draws, at least 1
 * @param confidence share of the draws inside the interval, above 0 and below 1
 * @param seed of the random numbers
 */
public record Bootstrap(int draws, double confidence, long seed) {
  public Bootstrap {
    if (draws < 1 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "bootstrap of %d draws at confidence %s: expected at least 1 draw and 0 < confidence < 1"
              .formatted(draws, confidence));
    }
  }

  /** Interval of a figure; absent where it is undefined on every draw. */
  public Optional<Interval> interval(
      List<ScoredImage> images, Function<ThresholdTable, OptionalDouble> figure) {
    int n = images.size();
    List<ScoredImage> sorted = new ArrayList<>(images);
    sorted.sort(
        Comparator.comparingDouble(ScoredImage::score)
            .reversed()
            .thenComparing(ScoredImage::label)
            .thenComparing(ScoredImage::id));
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[draws];
    int defined = 0;
    for (int draw = 0; draw < draws && n > 0; draw++) {
      int[] times = new int[n];
      for (int i = 0; i < n; i++) {
        times[random.nextInt(n)]++;
      }
      OptionalDouble value = figure.apply(ThresholdTable.ofSorted(sorted, times));
      if (value.isPresent()) {
        values[defined++] = value.getAsDouble();
      }
    }
    if (defined == 0) {
      return Optional.empty();
    }
    double[] ascending = Arrays.copyOf(values, defined);
    Arrays.sort(ascending);
    double tail = (1 - confidence) / 2;
    return Optional.of(new Interval(quantile(ascending, tail), quantile(ascending, 1 - tail)));
  }

  /** Linear interpolation between order statistics (numpy's default). */
  private static double quantile(double[] ascending, double q) {
    double at = q * (ascending.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
  }
}
