// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * Values that are accepted, both ends included.
 *
 * @param low least value; no limit if empty
 * @param high greatest value, at least {@code low}; no limit if empty
 */
public record Range(Optional<Double> low, Optional<Double> high) {
  public Range {
    if (low.isPresent() && high.isPresent() && !(low.get() <= high.get())) {
      throw new IllegalArgumentException(
          "low is %s, must be at most high (%s)".formatted(low.get(), high.get()));
    }
  }

  /**
   * The range of good images' values, widened by a margin so that new good images are rarely
   * outside: three times their deviation, but at least the given margin.
   *
   * @param values of good images, at least one
   * @param least margin below; infinite for no lower limit
   * @param most least margin above; infinite for no upper limit
   */
  static Range around(double[] values, double least, double most) {
    Values good = Values.of(values);
    return new Range(
        finite(good.least() - Math.max(least, 3 * good.spread())),
        finite(good.greatest() + Math.max(most, 3 * good.spread())));
  }

  /**
   * Values of the sign that all good images have: 0 is the limit. There is none where a good image
   * has the other sign, is closer to 0 than a distance, or closer than twice their deviation.
   *
   * @param values of good images, at least one
   * @param distance from 0 that all good images have, at least
   */
  static Range ofOneSign(double[] values, double distance) {
    Values good = Values.of(values);
    double clear = Math.max(distance, 2 * good.spread());
    return new Range(
        Optional.of(0.0).filter(limit -> good.least() >= clear),
        Optional.of(0.0).filter(limit -> good.greatest() <= -clear));
  }

  /**
   * The range narrowed to what a model tolerates, but always one deviation wider than all good
   * images.
   *
   * @param values of good images, at least one
   */
  Range narrowed(double[] values, Tolerance tolerance) {
    Values good = Values.of(values);
    return new Range(
        low.map(limit -> narrowedLimit(limit, good.least(), -1, good.spread(), tolerance.below())),
        high.map(
            limit -> narrowedLimit(limit, good.greatest(), 1, good.spread(), tolerance.above())));
  }

  /** The range without values below this one, which is at most the upper limit. */
  Range withLowest(double value) {
    return new Range(Optional.of(Math.max(value, low.orElse(value))), high);
  }

  /** The range widened to contain these values. */
  Range extendedTo(double[] values) {
    return values.length == 0
        ? this
        : new Range(
            low.map(limit -> Math.min(limit, Arrays.stream(values).min().orElseThrow())),
            high.map(limit -> Math.max(limit, Arrays.stream(values).max().orElseThrow())));
  }

  private static double narrowedLimit(
      double limit, double extreme, int side, double spread, Optional<Double> tolerated) {
    return tolerated
        .map(distance -> extreme + side * Math.max(distance, spread))
        .map(bound -> side > 0 ? Math.min(limit, bound) : Math.max(limit, bound))
        .orElse(limit);
  }

  /**
   * @param spread half the distance of their 16 % and 84 % quantiles
   */
  private record Values(double least, double greatest, double spread) {
    static Values of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int last = sorted.length - 1;
      double spread = (sorted[(int) (0.84 * last + 0.5)] - sorted[(int) (0.16 * last + 0.5)]) / 2;
      return new Values(sorted[0], sorted[last], spread);
    }
  }

  private static Optional<Double> finite(double limit) {
    return Double.isFinite(limit) ? Optional.of(limit) : Optional.empty();
  }

  /** Whether there is a value that is not accepted. */
  boolean limits() {
    return low.isPresent() || high.isPresent();
  }

  boolean below(double value) {
    return low.isPresent() && value < low.get();
  }

  boolean above(double value) {
    return high.isPresent() && value > high.get();
  }

  /** The smallest range that contains both; both must have the same limits. */
  Range joined(Range other) {
    return new Range(join(low, other.low, Math::min), join(high, other.high, Math::max));
  }

  private static Optional<Double> join(
      Optional<Double> a, Optional<Double> b, DoubleBinaryOperator choose) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(choose.applyAsDouble(a.get(), b.get()))
        : Optional.empty();
  }
}
