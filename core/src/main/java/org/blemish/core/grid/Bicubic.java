// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import org.blemish.core.geometry.Size;
import org.blemish.core.internal.Clamp;

/**
 * Bicubic interpolation with a = -0.75, half-pixel centres and clamped borders: what PyTorch's
 * {@code interpolate(mode="bicubic", align_corners=False)} computes.
 */
public final class Bicubic {
  private static final double A = -0.75;

  private Bicubic() {}

  /** The map resized so that its edges fall on the edges of the result. */
  public static FloatMap resize(FloatMap map, Size target) {
    return sample(
        map, Axis.scaled(map.width(), target.width()), Axis.scaled(map.height(), target.height()));
  }

  /**
   * The map sampled at all pairs of positions of two axes.
   *
   * @param map {@code [height, width]}
   * @param columns positions along x, in cells of the map
   * @param rows positions along y, in cells of the map
   * @return {@code [rows.count, columns.count]}
   */
  public static FloatMap sample(FloatMap map, Axis columns, Axis rows) {
    FloatMap samples = FloatMap.zeros(new Size(columns.count(), rows.count()));
    add(map, columns, rows, samples, 0, 0);
    return samples;
  }

  /**
   * Adds the samples to a map, without allocating another map of its size.
   *
   * @param target map that they are added to
   * @param left column of the target for the first sample
   * @param top row of the target for the first sample
   */
  static void add(FloatMap map, Axis columns, Axis rows, FloatMap target, int left, int top) {
    CubicTaps horizontal = CubicTaps.of(columns, map.width());
    CubicTaps vertical = CubicTaps.of(rows, map.height());
    int width = columns.count();
    float[] wide = new float[width * map.height()];
    float[] source = map.values();
    for (int y = 0; y < map.height(); y++) {
      int row = y * map.width();
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = 4 * x; k < 4 * x + 4; k++) {
          sum += horizontal.weights[k] * source[row + horizontal.indices[k]];
        }
        wide[y * width + x] = sum;
      }
    }
    float[] out = target.values();
    for (int y = 0; y < rows.count(); y++) {
      int k = 4 * y;
      int r0 = vertical.indices[k] * width;
      int r1 = vertical.indices[k + 1] * width;
      int r2 = vertical.indices[k + 2] * width;
      int r3 = vertical.indices[k + 3] * width;
      float w0 = vertical.weights[k];
      float w1 = vertical.weights[k + 1];
      float w2 = vertical.weights[k + 2];
      float w3 = vertical.weights[k + 3];
      int o = (top + y) * target.width() + left;
      for (int x = 0; x < width; x++) {
        out[o + x] += w0 * wide[r0 + x] + w1 * wide[r1 + x] + w2 * wide[r2 + x] + w3 * wide[r3 + x];
      }
    }
  }

  /**
   * Equally spaced positions along one direction of a map, in cells: 0 is the centre of the first.
   *
   * @param first position of the first sample
   * @param step distance from one sample to the next
   * @param count number of samples, at least 1
   */
  public record Axis(double first, double step, int count) {
    /** Samples at the pixel centres of {@code target} pixels laid over {@code source} cells. */
    public static Axis scaled(int source, int target) {
      double step = (double) source / target;
      return new Axis(0.5 * step - 0.5, step, target);
    }
  }

  /** Four neighbours and their weights for each sample of an axis. */
  private record CubicTaps(int[] indices, float[] weights) {
    static CubicTaps of(Axis axis, int length) {
      int[] indices = new int[4 * axis.count()];
      float[] weights = new float[4 * axis.count()];
      for (int i = 0; i < axis.count(); i++) {
        double position = axis.first() + i * axis.step();
        int cell = (int) Math.floor(position);
        double t = position - cell;
        for (int k = 0; k < 4; k++) {
          indices[4 * i + k] = Clamp.toIndex(cell - 1 + k, length);
          weights[4 * i + k] = (float) kernel(Math.abs(t + 1 - k));
        }
      }
      return new CubicTaps(indices, weights);
    }

    private static double kernel(double x) {
      return x <= 1
          ? ((A + 2) * x - (A + 3)) * x * x + 1
          : ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
    }
  }
}
