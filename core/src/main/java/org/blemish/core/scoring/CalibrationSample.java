// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import org.blemish.core.grid.FloatMap;

/**
 * The values of one good image that a calibration uses.
 *
 * @param score image score
 * @param highest highest pixel of the anomaly map, without pixels at the border that regions
 *     exclude
 * @param mean mean of the scored cells, in the units of the anomaly map
 * @param x column of the highest pixel
 * @param y row of the highest pixel
 */
public record CalibrationSample(double score, double highest, double mean, int x, int y) {
  /** Scores an image like an inspection. */
  public static CalibrationSample of(Scoring scoring, RawMaps raw) {
    FloatMap map = scoring.map(raw);
    int[] inside = Regions.inside(map, scoring.settings().regions().border()).cells();
    int at = 0;
    double highest = inside.length == 0 ? scoring.floor() : Double.NEGATIVE_INFINITY;
    for (int i : inside) {
      if (map.values()[i] > highest) {
        highest = map.values()[i];
        at = i;
      }
    }
    return new CalibrationSample(
        scoring.score(raw), highest, scoring.meanCell(raw), at % map.width(), at / map.width());
  }
}
