// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Optional;

/**
 * The contribution of one map of the head to the image score and the anomaly map: smoothing, then
 * standardisation, then reduction.
 *
 * @param map name of the head's map
 * @param standardise how the map is compared with good images
 * @param smoothing odd side, in cells, of the box over which each cell is averaged (over the scored
 *     cells inside the map); 1 for none
 * @param reduction from the map to the term's score
 * @param weight in the image score, above 0, in the settings' {@link ScoreUnits}
 * @param mapWeight weight in the anomaly map, 0 or more; {@code weight} if empty. Less for maps of
 *     large cells, which would blur the places that fine maps find
 * @param floor least value of the term in the image score before its weight, in the settings'
 *     {@link ScoreUnits}; none if empty. A term that finds an image more usual than that does not
 *     make up for what others find. A term with a floor above 0 counts by what exceeds it
 */
public record Term(
    String map,
    Standardise standardise,
    int smoothing,
    Reduction reduction,
    double weight,
    Optional<Double> mapWeight,
    Optional<Double> floor) {
  /** The same weight in image score and anomaly map, without a floor. */
  public Term(
      String map, Standardise standardise, int smoothing, Reduction reduction, double weight) {
    this(map, standardise, smoothing, reduction, weight, Optional.empty(), Optional.empty());
  }

  public Term {
    if (map.isBlank()) {
      throw new IllegalArgumentException("map is blank, must be the name of a map of the head");
    }
    if (smoothing < 1 || smoothing % 2 == 0) {
      throw new IllegalArgumentException(
          "smoothing is " + smoothing + ", must be an odd number of cells; 1 for none");
    }
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight is " + weight + ", must be above 0 and finite");
    }
    mapWeight.ifPresent(
        inMap -> {
          if (!(inMap >= 0 && inMap < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "mapWeight is " + inMap + ", must be 0 or more and finite");
          }
        });
    floor.ifPresent(
        least -> {
          if (!Double.isFinite(least)) {
            throw new IllegalArgumentException("floor is " + least + ", must be finite");
          }
        });
  }

  /** Weight in the anomaly map. */
  double weightInMap() {
    return mapWeight.orElse(weight);
  }
}
