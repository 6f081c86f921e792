// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * Map values between which heat maps are coloured, the same for every image of a model.
 *
 * @param low typical value of good images
 * @param high value of the strongest colour, above {@code low}
 */
public record DisplayScale(double low, double high) {
  public DisplayScale {
    if (!(low < high)) {
      throw new IllegalArgumentException("low is %s, must be below high (%s)".formatted(low, high));
    }
  }

  /** The highest usual value of good images: heat maps colour what is above it. */
  public double normal() {
    return low + (high - low) / 2;
  }

  /**
   * A scale with the highest usual value of good images in its middle, so that colours show unusual
   * values.
   */
  static DisplayScale around(double typical, double highest) {
    return new DisplayScale(typical, highest > typical ? 2 * highest - typical : typical + 1);
  }
}
