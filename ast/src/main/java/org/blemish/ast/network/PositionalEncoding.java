// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.core.tensor.Tensor;

/**
 * The position in the map as sines and cosines, the condition of both networks. The first half of
 * the channels encodes the column, the second the row; within a half, sine and cosine alternate
 * over falling frequencies {@code 10000^(-2i / half)}. Computed in single precision like the
 * reference code.
 */
public final class PositionalEncoding {
  private PositionalEncoding() {}

  /**
   * The encoding of a grid.
   *
   * @param channels a multiple of 4
   * @return {@code [1, channels, height, width]}
   */
  public static Tensor of(int channels, int height, int width) {
    if (channels % 4 != 0 || channels < 0) {
      throw new IllegalArgumentException(
          "position channels must be a multiple of 4 (sine and cosine of column and row), got "
              + channels);
    }
    int half = channels / 2;
    float[] values = new float[channels * height * width];
    float step = (float) -(Math.log(1e4) / half);
    for (int c = 0; c < half; c++) {
      float frequency = (float) Math.exp((c - c % 2) * step);
      boolean sine = c % 2 == 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int at = y * width + x;
          values[c * height * width + at] = wave(sine, x * frequency);
          values[(half + c) * height * width + at] = wave(sine, y * frequency);
        }
      }
    }
    return Tensor.of(values, 1, channels, height, width);
  }

  private static float wave(boolean sine, float angle) {
    return (float) (sine ? Math.sin(angle) : Math.cos(angle));
  }
}
