// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Estimates the tone curve of one image relative to others, such as a changed camera gamma or stray
 * light in the shadows. A gain changes no ratio of two levels; {@code 255 (v / 255)^g} raises each
 * ratio to the power of {@code g}.
 */
final class GammaEstimation {
  /**
   * Pairs of levels with a smaller binary logarithm of their ratio do not determine an exponent.
   */
  private static final double MIN_LOG_RATIO = 0.15;

  private static final double WHITE = 250;
  private static final double BLACK = 2;

  private GammaEstimation() {}

  private record Slope(double value, double weight) {}

  /**
   * The exponent: over all pairs of levels, the median of the slopes between their logarithms, each
   * weighted by their distance. A defect that covers less than about a third of the image hardly
   * changes it.
   *
   * @param from levels of brightness of the others, from dark to bright
   * @param to levels of the image, as many
   * @return above 0; empty if no two levels are neither black nor white and differ enough
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
