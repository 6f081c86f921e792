// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import org.blemish.core.geometry.Size;

/**
 * Low-frequency noise over an image, evaluated on a coarse grid and interpolated, which is many
 * times faster than noise at every pixel.
 */
final class SmoothField {
  private final int step;
  private final int columns;
  private final float[] nodes;

  /**
   * @param size size of the image
   * @param step distance of grid nodes, pixels
   * @param wave size of one cell of the noise, pixels
   * @param amount amplitude
   */
  SmoothField(PerlinNoise noise, Size size, int step, double wave, double amount) {
    this.step = step;
    columns = size.width() / step + 2;
    int rows = size.height() / step + 2;
    nodes = new float[columns * rows];
    for (int y = 0, i = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++, i++) {
        nodes[i] = (float) (amount * noise.fractal(x * step / wave, y * step / wave, 2));
      }
    }
  }

  /** Writes the values of one row of the image. */
  void row(int y, float[] out) {
    int top = y / step * columns;
    float down = (y % step) / (float) step;
    float left = 0;
    float slope = 0;
    for (int x = 0; x < out.length; x++) {
      int inside = x % step;
      if (inside == 0) {
        int node = top + x / step;
        left = nodes[node] + down * (nodes[node + columns] - nodes[node]);
        float right = nodes[node + 1] + down * (nodes[node + columns + 1] - nodes[node + 1]);
        slope = (right - left) / step;
      }
      out[x] = left + slope * inside;
    }
  }
}
