// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.blemish.core.statistics.Quantiles;

/**
 * Percentile bootstrap over images: draws as many images as given, with replacement, many times.
 * Draws on which the metric is undefined (one class only) are skipped. The same seed gives the same
 * interval in any order of the images.
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

  /** Interval of a metric; empty if it is undefined on every draw. */
  public Optional<Interval> interval(
      List<ScoredImage> images, Function<ThresholdTable, OptionalDouble> metric) {
    int n = images.size();
    List<ScoredImage> sorted = new ArrayList<>(images);
    sorted.sort(
        Comparator.comparingDouble(ScoredImage::score)
            .reversed()
            .thenComparing(ScoredImage::label)
            .thenComparing(ScoredImage::id));
    double[] values = new double[draws];
    forEachResample(
        n,
        (draw, times) ->
            values[draw] = metric.apply(ThresholdTable.ofSorted(sorted, times)).orElse(Double.NaN));
    return n == 0 ? Optional.empty() : interval(values);
  }

  /** Takes one draw. */
  @FunctionalInterface
  interface ResampleConsumer {
    /**
     * @param draw its number, from 0
     * @param times how often each image was drawn
     */
    void accept(int draw, int[] times);
  }

  /** Draws from this number of images; the draws depend on the seed and the number only. */
  void forEachResample(int images, ResampleConsumer consumer) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < draws && images > 0; draw++) {
      int[] times = new int[images];
      for (int i = 0; i < images; i++) {
        times[random.nextInt(images)]++;
      }
      consumer.accept(draw, times);
    }
  }

  /** Interval of the values on the draws; NaN, if the metric is undefined, is skipped. */
  Optional<Interval> interval(double[] values) {
    double[] ascending =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (ascending.length == 0) {
      return Optional.empty();
    }
    double tail = (1 - confidence) / 2;
    return Optional.of(
        new Interval(
            Quantiles.interpolated(ascending, tail), Quantiles.interpolated(ascending, 1 - tail)));
  }
}
