// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import org.blemish.core.grid.FloatMap;

/**
 * What a good image adds to a calibration.
 *
 * @param score image score
 * @param highest highest pixel of the large map, without those at the border that regions leave out
 * @param mean mean of the scored cells, in the large map's units
 * @param x column of the highest pixel
 * @param y its row
 */
public record CalibrationSample(double score, double highest, double mean, int x, int y) {
  /** Scores an image as inspection does. */
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
