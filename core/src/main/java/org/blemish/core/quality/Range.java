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
   * outside: three times their spread (half the distance of their 16 % and 84 % quantiles), and no
   * less than asked for. Where the model was seen to bear less, the margin is what it bears, and no
   * less than one spread.
   *
   * @param values of good pictures, at least one
   * @param least least margin below; infinite for no limit there
   * @param most least margin above; infinite for no limit there
   * @param tolerance what the model was seen to bear
   */
  static Range around(double[] values, double least, double most, Tolerance tolerance) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double spread = (sorted[(int) (0.84 * last + 0.5)] - sorted[(int) (0.16 * last + 0.5)]) / 2;
    return new Range(
        finite(sorted[0] - margin(least, spread, tolerance.below())),
        finite(sorted[last] + margin(most, spread, tolerance.above())));
  }

  private static double margin(double least, double spread, Optional<Double> borne) {
    double margin = Math.max(least, 3 * spread);
    return borne.map(seen -> Math.min(margin, Math.max(seen, spread))).orElse(margin);
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
