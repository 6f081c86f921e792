// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;

/** Contamination: a group of small round specks, all darker or all lighter than the surface. */
record Specks() implements DefectRecipe {
  private static final int FEWEST = 4;
  private static final int MOST = 16;

  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    float shade = (random.nextBoolean() ? 1 : -1) * scene.canvas().range();
    return scene
        .window(extent, random)
        .map(
            window ->
                new DefectCandidate(
                    window,
                    weights(window.width(), window.height(), random),
                    DefectCandidate.shiftedValues(scene.canvas(), window, shade),
                    true));
  }

  private static float[] weights(int width, int height, SplittableRandom random) {
    float[] weight = new float[width * height];
    int longer = Math.max(width, height);
    int count = random.nextInt(FEWEST, MOST + 1);
    for (int i = 0; i < count; i++) {
      double radius = Math.max(0.8, longer * random.nextDouble(0.02, 0.07));
      // The first two are at the ends, so that the group is as long as its window.
      double x = i < 2 && width >= height ? end(i, width, radius) : within(width, radius, random);
      double y = i < 2 && width < height ? end(i, height, radius) : within(height, radius, random);
      add(weight, width, x, y, radius);
    }
    return weight;
  }

  private static double end(int which, int length, double radius) {
    return which == 0 ? radius : length - radius;
  }

  private static double within(int length, double radius, SplittableRandom random) {
    double first = Math.min(radius, length / 2.0);
    return first + random.nextDouble() * (length - 2 * first);
  }

  private static void add(float[] weight, int width, double x, double y, double radius) {
    for (int i = 0; i < weight.length; i++) {
      int row = i / width;
      double distance = Math.hypot(i % width + 0.5 - x, row + 0.5 - y);
      double inside = Math.min(Math.max(radius + 0.5 - distance, 0), 1);
      weight[i] = Math.max(weight[i], (float) inside);
    }
  }
}
