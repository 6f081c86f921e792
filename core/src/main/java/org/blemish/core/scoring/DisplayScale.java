// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * Map values between which heat maps are coloured, the same for every image of a model.
 *
 * @param low coldest colour: what good images typically have
 * @param high hottest colour, above {@code low}
 */
public record DisplayScale(double low, double high) {
  public DisplayScale {
    if (!(low < high)) {
      throw new IllegalArgumentException("low is %s, must be below high (%s)".formatted(low, high));
    }
  }

  /** Puts what good images at most reach in the middle: the warm half is for what is unusual. */
  static DisplayScale around(double typical, double highest) {
    return new DisplayScale(typical, highest > typical ? 2 * highest - typical : typical + 1);
  }
}
