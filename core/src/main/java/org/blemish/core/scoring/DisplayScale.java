// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * Map values between which heat maps are coloured, the same for every image of a model.
 *
 * @param low value of the coldest colour: the typical value of good images
 * @param high value of the hottest colour, above {@code low}
 */
public record DisplayScale(double low, double high) {
  public DisplayScale {
    if (!(low < high)) {
      throw new IllegalArgumentException("low is %s, must be below high (%s)".formatted(low, high));
    }
  }

  /**
   * A scale with the highest usual value of good images in its middle, so that warm colours show
   * unusual values.
   */
  static DisplayScale around(double typical, double highest) {
    return new DisplayScale(typical, highest > typical ? 2 * highest - typical : typical + 1);
  }
}
