// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Optional;
import org.blemish.core.grid.FloatMap;

/**
 * Statistics of one term on good images. They are floats, so that statistics that were read back
 * from a file give the same scores to the last bit.
 *
 * @param shift mean of the smoothed maps' cells: one for each position, or a 1x1 map for a global
 *     mean; empty if the term is not standardised
 * @param scale divisor of the difference, above 0, of the same shape as {@code shift}
 * @param scoreCentre mean of the term's score on good images; 0 in raw units
 * @param scoreScale spread of the term's score on good images, above 0; 1 in raw units
 * @param mapCentre mean of the standardised maps' cells on good images; 0 in raw units
 * @param mapScale spread of the standardised maps' cells on good images, above 0; 1 in raw units
 */
public record TermStatistics(
    Optional<FloatMap> shift,
    Optional<FloatMap> scale,
    float scoreCentre,
    float scoreScale,
    float mapCentre,
    float mapScale) {
  public TermStatistics {
    if (!shift.map(FloatMap::size).equals(scale.map(FloatMap::size))) {
      throw new IllegalArgumentException("shift and scale differ in size");
    }
    scale.ifPresent(TermStatistics::requirePositive);
    if (!Float.isFinite(scoreCentre) || !Float.isFinite(mapCentre)) {
      throw new IllegalArgumentException(
          "centres are %s and %s, must be finite".formatted(scoreCentre, mapCentre));
    }
    if (!(scoreScale > 0 && mapScale > 0)) {
      throw new IllegalArgumentException(
          "scales are %s and %s, must be above 0".formatted(scoreScale, mapScale));
    }
  }

  private static void requirePositive(FloatMap scale) {
    for (float value : scale.values()) {
      if (!(value > 0)) {
        throw new IllegalArgumentException(
            "a scale of the standardisation is %s, must be above 0".formatted(value));
      }
    }
  }

  /** The same standardisation with the units of other statistics of the term. */
  TermStatistics withUnitsOf(TermStatistics other) {
    return new TermStatistics(
        shift, scale, other.scoreCentre, other.scoreScale, other.mapCentre, other.mapScale);
  }

  /** No standardisation, raw units. */
  static final TermStatistics RAW =
      new TermStatistics(Optional.empty(), Optional.empty(), 0, 1, 0, 1);
}
