// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.report;

/**
 * Which map values are drawn in the lowest and the highest colour. One scale from calibration for
 * all images of a model, never one per image: else a good part's noise glows like a defect.
 *
 * @param low value, and everything below, in the lowest colour; finite
 * @param high value, and everything above, in the highest colour; finite, greater than {@code low}
 */
public record ColourScale(double low, double high) {
  public ColourScale {
    if (!Double.isFinite(low) || !Double.isFinite(high) || !(low < high)) {
      throw new IllegalArgumentException(
          "colour scale from %s to %s: both must be finite and the first the smaller"
              .formatted(low, high));
    }
  }

  /** Place of a value on the scale, from 0 to 1; 1 for a value that is not a number. */
  public double position(double value) {
    if (Double.isNaN(value)) {
      return 1;
    }
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  }

  /** Place of a value among {@link ColourMap#STEPS} colours. */
  int step(double value) {
    return (int) Math.round((ColourMap.STEPS - 1) * position(value));
  }
}
