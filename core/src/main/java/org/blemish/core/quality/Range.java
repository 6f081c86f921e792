// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * Values that are accepted, both ends included.
 *
 * @param low least value; any is accepted where empty
 * @param high greatest value, at least {@code low}; any is accepted where empty
 */
public record Range(Optional<Double> low, Optional<Double> high) {
  public Range {
    if (low.isPresent() && high.isPresent() && !(low.get() <= high.get())) {
      throw new IllegalArgumentException(
          "low is %s, must be at most high (%s)".formatted(low.get(), high.get()));
    }
  }

  /**
   * Wider than all that good pictures have by a margin, so that new good ones are hardly ever
   * outside: three times their spread, and no less than asked for.
   *
   * @param values of good pictures, at least one
   * @param least least margin below; infinite for no limit there
   * @param most least margin above; infinite for no limit there
   */
  static Range around(double[] values, double least, double most) {
    Values good = Values.of(values);
    return new Range(
        finite(good.least() - Math.max(least, 3 * good.spread())),
        finite(good.greatest() + Math.max(most, 3 * good.spread())));
  }

  /**
   * No wider than what a model was seen to bear, but one spread wider than all good pictures.
   *
   * @param values of good pictures, at least one
   */
  Range narrowed(double[] values, Tolerance tolerance) {
    Values good = Values.of(values);
    return new Range(
        low.map(limit -> narrowedLimit(limit, good.least(), -1, good.spread(), tolerance.below())),
        high.map(
            limit -> narrowedLimit(limit, good.greatest(), 1, good.spread(), tolerance.above())));
  }

  /** Wide enough for these values too. */
  Range extendedTo(double[] values) {
    return values.length == 0
        ? this
        : new Range(
            low.map(limit -> Math.min(limit, Arrays.stream(values).min().orElseThrow())),
            high.map(limit -> Math.max(limit, Arrays.stream(values).max().orElseThrow())));
  }

  private static double narrowedLimit(
      double limit, double extreme, int side, double spread, Optional<Double> borne) {
    return borne
        .map(distance -> extreme + side * Math.max(distance, spread))
        .map(seen -> side > 0 ? Math.min(limit, seen) : Math.max(limit, seen))
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

  boolean below(double value) {
    return low.isPresent() && value < low.get();
  }

  boolean above(double value) {
    return high.isPresent() && value > high.get();
  }

  /** All that either range accepts; both have the same ends. */
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
