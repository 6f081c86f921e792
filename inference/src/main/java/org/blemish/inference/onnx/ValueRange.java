// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

/**
 * The range of a graph's value that 8 bits represent: 256 steps of equal width, one of them exactly
 * 0, since convolutions pad with zeros.
 *
 * @param low least value
 * @param high greatest value, at least {@code low}
 */
public record ValueRange(float low, float high) {
  private static final int STEPS = 255;

  public ValueRange {
    if (!(low <= high) || Float.isInfinite(low) || Float.isInfinite(high)) {
      throw new IllegalArgumentException("range from %s to %s".formatted(low, high));
    }
  }

  /** Width of a step; 1 if the only value is 0. */
  float scale() {
    float width = Math.max(high, 0) - Math.min(low, 0);
    return width > 0 ? width / STEPS : 1;
  }

  /** The step that is 0, from 0 to 255. */
  int zeroPoint() {
    return Math.max(0, Math.min(STEPS, Math.round(-Math.min(low, 0) / scale())));
  }
}
