// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How one picture's tones are bent against others': a camera's gamma, or stray light in the
 * shadows. A gain moves no ratio of two levels; {@code 255 (v / 255)^g} raises each ratio to the
 * power of {@code g}.
 */
final class GammaEstimation {
  /** Levels as near as this, as a binary logarithm of their ratio, tell nothing of an exponent. */
  private static final double MIN_LOG_RATIO = 0.15;

  private static final double WHITE = 250;
  private static final double BLACK = 2;

  private GammaEstimation() {}

  private record Slope(double value, double weight) {}

  /**
   * The exponent: over all pairs of levels, the median of the slopes between their logarithms, each
   * weighted by how far apart the two are. A defect that covers less than about a third of the
   * picture hardly moves it.
   *
   * @param from levels of brightness of the others, from dark to bright
   * @param to the picture's, as many
   * @return above 0; empty where there are no two levels that are neither black nor white nor alike
   */
  static OptionalDouble exponent(List<Double> from, List<Double> to) {
    List<Slope> slopes = new ArrayList<>();
    for (int high = 1; high < from.size(); high++) {
      for (int low = 0; low < high; low++) {
        if (to.get(low) < BLACK || from.get(low) < BLACK || to.get(high) > WHITE) {
          continue;
        }
        double apart = Math.log(from.get(high) / from.get(low)) / Math.log(2);
        if (apart > MIN_LOG_RATIO) {
          double slope = Math.log(to.get(high) / to.get(low)) / Math.log(2) / apart;
          slopes.add(new Slope(slope, apart));
        }
      }
    }
    slopes.sort(Comparator.comparingDouble(Slope::value));
    double half = slopes.stream().mapToDouble(Slope::weight).sum() / 2;
    double sum = 0;
    for (Slope slope : slopes) {
      sum += slope.weight();
      if (sum >= half) {
        return slope.value() > 0 ? OptionalDouble.of(slope.value()) : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }
}
