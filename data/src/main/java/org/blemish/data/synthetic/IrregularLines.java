// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Irregular lines in a common bounding box that begins at 0.
 *
 * @param lines x and y of the points of each line, {@code [2][points]}
 * @param width of the bounding box
 * @param height of the bounding box
 */
record IrregularLines(List<double[][]> lines, double width, double height) {
  static final int SEGMENTS = 16;

  /**
   * A line of steps of length 1 that slowly changes its direction.
   *
   * @param x of the first point
   * @param y of the first point
   * @param heading first direction, radians
   */
  static double[][] walk(
      double x, double y, double heading, int segments, SplittableRandom random) {
    double[][] points = new double[2][segments + 1];
    points[0][0] = x;
    points[1][0] = y;
    double direction = heading;
    double bend = random.nextDouble(-0.12, 0.12);
    for (int i = 1; i <= segments; i++) {
      direction += bend + random.nextDouble(-0.2, 0.2);
      points[0][i] = points[0][i - 1] + StrictMath.cos(direction);
      points[1][i] = points[1][i - 1] + StrictMath.sin(direction);
    }
    return points;
  }

  /** The lines, moved and scaled so that the longer side of the bounding box has this length. */
  static IrregularLines scaled(List<double[][]> lines, double extent) {
    double[] min = new double[2];
    double[] span = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      double low = Double.MAX_VALUE;
      double high = -Double.MAX_VALUE;
      for (double[][] line : lines) {
        for (double v : line[axis]) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
      min[axis] = low;
      span[axis] = high - low;
    }
    double scale = extent / Math.max(span[0], span[1]);
    List<double[][]> moved = new ArrayList<>();
    for (double[][] line : lines) {
      double[][] points = new double[2][line[0].length];
      for (int axis = 0; axis < 2; axis++) {
        for (int i = 0; i < points[axis].length; i++) {
          points[axis][i] = scale * (line[axis][i] - min[axis]);
        }
      }
      moved.add(points);
    }
    return new IrregularLines(moved, scale * span[0], scale * span[1]);
  }

  /** Columns of the window that the lines need. */
  int columns(double thick) {
    return (int) Math.ceil(width + thick);
  }

  /** Rows of the window that the lines need. */
  int rows(double thick) {
    return (int) Math.ceil(height + thick);
  }

  /**
   * Weights of the window's pixels, with rims of about a pixel.
   *
   * @param thick width of the lines in pixels
   * @return {@code [rows, columns]}
   */
  float[] weights(double thick) {
    int columns = columns(thick);
    float[] weight = new float[columns * rows(thick)];
    for (int i = 0; i < weight.length; i++) {
      int column = i % columns;
      int row = i / columns;
      double x = column + 0.5 - thick / 2;
      double y = row + 0.5 - thick / 2;
      weight[i] = (float) Math.min(Math.max(thick / 2 + 0.5 - distance(x, y), 0), 1);
    }
    return weight;
  }

  private double distance(double x, double y) {
    double best = Double.MAX_VALUE;
    for (double[][] line : lines) {
      for (int i = 0; i + 1 < line[0].length; i++) {
        double dx = line[0][i + 1] - line[0][i];
        double dy = line[1][i + 1] - line[1][i];
        double along = ((x - line[0][i]) * dx + (y - line[1][i]) * dy) / (dx * dx + dy * dy);
        double t = Math.min(Math.max(along, 0), 1);
        best = Math.min(best, Math.hypot(x - line[0][i] - t * dx, y - line[1][i] - t * dy));
      }
    }
    return best;
  }
}
