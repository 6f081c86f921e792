// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * Which pixels of an anomaly map form a region.
 *
 * @param minArea smallest region, in the input's pixels, at least 1
 * @param hysteresis in (0, 1]: a region also includes connected pixels above this share of the
 *     distance from the typical value of good images to the map threshold; 1 for none
 * @param border pixels along the input's edges that never belong to a region, at least 0
 */
public record RegionSettings(int minArea, double hysteresis, int border) {
  public static final RegionSettings DEFAULT = new RegionSettings(1, 1, 0);

  public RegionSettings {
    if (minArea < 1) {
      throw new IllegalArgumentException("minArea is " + minArea + ", must be at least 1 pixel");
    }
    if (!(hysteresis > 0 && hysteresis <= 1)) {
      throw new IllegalArgumentException(
          "hysteresis is " + hysteresis + ", must be above 0 and at most 1");
    }
    if (border < 0) {
      throw new IllegalArgumentException("border is " + border + ", must be at least 0 pixels");
    }
  }
}
