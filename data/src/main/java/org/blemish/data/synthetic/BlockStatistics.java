// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * Mean and contrast of an image in square blocks.
 *
 * @param side side of a block, pixels
 * @param columns number of blocks from left to right; the last may be narrower
 * @param rows number of blocks from top to bottom; the last may be lower
 * @param mean {@code [rows, columns, channels]}
 * @param contrast {@code [rows, columns]}, standard deviation in the block, largest over the
 *     channels
 */
record BlockStatistics(int side, int columns, int rows, float[] mean, float[] contrast) {
  static BlockStatistics of(ValueGrid canvas, int along) {
    int side = Math.max(1, Math.min(canvas.width(), canvas.height()) / along);
    int columns = (canvas.width() + side - 1) / side;
    int rows = (canvas.height() + side - 1) / side;
    int channels = canvas.channels();
    float[] mean = new float[columns * rows * channels];
    float[] contrast = new float[columns * rows];
    for (int i = 0; i < contrast.length; i++) {
      int left = i % columns * side;
      int top = i / columns * side;
      int right = Math.min(left + side, canvas.width());
      int bottom = Math.min(top + side, canvas.height());
      int count = (right - left) * (bottom - top);
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        double squares = 0;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            double v = canvas.get(x, y, c);
            sum += v;
            squares += v * v;
          }
        }
        double average = sum / count;
        mean[i * channels + c] = (float) average;
        double variance = Math.max(0, squares / count - average * average);
        contrast[i] = (float) Math.max(contrast[i], Math.sqrt(variance));
      }
    }
    return new BlockStatistics(side, columns, rows, mean, contrast);
  }

  /** Median of the blocks at the border, by channel. */
  float[] borderColour() {
    int channels = mean.length / contrast.length;
    float[] colour = new float[channels];
    for (int c = 0; c < channels; c++) {
      float[] one = new float[contrast.length];
      for (int i = 0; i < one.length; i++) {
        one[i] = mean[i * channels + c];
      }
      colour[c] = borderQuantile(one, 0.5);
    }
    return colour;
  }

  /** Largest difference to a colour over the channels, for each cell. */
  float[] distances(float[] colour) {
    float[] distance = new float[contrast.length];
    for (int i = 0; i < mean.length; i++) {
      int cell = i / colour.length;
      distance[cell] = Math.max(distance[cell], Math.abs(mean[i] - colour[i % colour.length]));
    }
    return distance;
  }

  /** A quantile over the cells along the border. */
  float borderQuantile(float[] values, double q) {
    float[] border = new float[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      int x = i % columns;
      int y = i / columns;
      if (x == 0 || y == 0 || x == columns - 1 || y == rows - 1) {
        border[n++] = values[i];
      }
    }
    Arrays.sort(border, 0, n);
    return border[(int) (q * (n - 1))];
  }

  /** Blocks with at least five set ones among themselves and their eight neighbours. */
  BitSet majorityFiltered(BitSet set) {
    BitSet result = new BitSet();
    for (int i = 0; i < contrast.length; i++) {
      int x = i % columns;
      int y = i / columns;
      int votes = 0;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
          votes += set.get(ny * columns + nx) ? 1 : 0;
        }
      }
      result.set(i, votes >= 5);
    }
    return result;
  }

  /** The pixels of some blocks. */
  Mask toMask(BitSet cells, Size size) {
    BitSet bits = new BitSet(size.area());
    for (int y = 0, i = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++, i++) {
        if (cells.get(y / side * columns + x / side)) {
          bits.set(i);
        }
      }
    }
    return new Mask(size.width(), size.height(), bits);
  }
}
