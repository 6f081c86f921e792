// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * What one of the head's maps contributes to the score and the large map. Smoothing comes first,
 * then standardisation, then reduction.
 *
 * @param map name of the head's map
 * @param standardise comparison with good images
 * @param smoothing odd side, in cells, of the box over which each cell is averaged (over the scored
 *     cells inside the map); 1 for none
 * @param reduction from the map to the term's score
 * @param weight above 0, in the settings' {@link ScoreUnits}
 */
public record Term(
    String map, Standardise standardise, int smoothing, Reduction reduction, double weight) {
  public Term {
    if (map.isBlank()) {
      throw new IllegalArgumentException("map is blank, must name one of the head's maps");
    }
    if (smoothing < 1 || smoothing % 2 == 0) {
      throw new IllegalArgumentException(
          "smoothing is " + smoothing + ", must be an odd number of cells; 1 for none");
    }
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight is " + weight + ", must be above 0 and finite");
    }
  }
}
