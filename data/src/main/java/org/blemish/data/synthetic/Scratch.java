// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;

/** A thin irregular line, darker or lighter than the surface. */
record Scratch() implements DefectRecipe {
  private static final int SEGMENTS = 16;

  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    double thick = Math.max(1, extent * random.nextDouble(0.02, 0.08));
    double[][] line = line(Math.max(1, extent - thick), random);
    int width = (int) Math.ceil(line[0][SEGMENTS + 1] + thick);
    int height = (int) Math.ceil(line[1][SEGMENTS + 1] + thick);
    float shade = (random.nextBoolean() ? 1 : -1) * scene.canvas().range();
    return scene
        .window(width, height, random)
        .map(
            window -> {
              float[] target = DefectCandidate.currentValues(scene.canvas(), window);
              for (int i = 0; i < target.length; i++) {
                target[i] += shade;
              }
              return new DefectCandidate(window, weights(line, width, height, thick), target, true);
            });
  }

  /**
   * Coordinates x and y of the points of a line. Its bounding box begins at 0 and has the given
   * longer side; the last entry of each axis is the side of the box.
   */
  private static double[][] line(double extent, SplittableRandom random) {
    double[][] points = new double[2][SEGMENTS + 2];
    double heading = random.nextDouble(2 * StrictMath.PI);
    double bend = random.nextDouble(-0.12, 0.12);
    for (int i = 1; i <= SEGMENTS; i++) {
      heading += bend + random.nextDouble(-0.2, 0.2);
      points[0][i] = points[0][i - 1] + StrictMath.cos(heading);
      points[1][i] = points[1][i - 1] + StrictMath.sin(heading);
    }
    double longest = Math.max(shiftToZero(points[0]), shiftToZero(points[1]));
    for (double[] axis : points) {
      for (int i = 0; i < axis.length; i++) {
        axis[i] *= extent / longest;
      }
    }
    return points;
  }

  private static double shiftToZero(double[] axis) {
    double min = Double.MAX_VALUE;
    double max = -Double.MAX_VALUE;
    for (int i = 0; i <= SEGMENTS; i++) {
      min = Math.min(min, axis[i]);
      max = Math.max(max, axis[i]);
    }
    for (int i = 0; i <= SEGMENTS; i++) {
      axis[i] -= min;
    }
    axis[SEGMENTS + 1] = max - min;
    return max - min;
  }

  private static float[] weights(double[][] line, int width, int height, double thick) {
    float[] weight = new float[width * height];
    for (int y = 0, o = 0; y < height; y++) {
      for (int x = 0; x < width; x++, o++) {
        double distance = distance(line, x + 0.5 - thick / 2, y + 0.5 - thick / 2);
        weight[o] = (float) Math.min(Math.max(thick / 2 + 0.5 - distance, 0), 1);
      }
    }
    return weight;
  }

  private static double distance(double[][] line, double x, double y) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < SEGMENTS; i++) {
      double dx = line[0][i + 1] - line[0][i];
      double dy = line[1][i + 1] - line[1][i];
      double along = ((x - line[0][i]) * dx + (y - line[1][i]) * dy) / (dx * dx + dy * dy);
      double t = Math.min(Math.max(along, 0), 1);
      best = Math.min(best, Math.hypot(x - line[0][i] - t * dx, y - line[1][i] - t * dy));
    }
    return best;
  }
}
