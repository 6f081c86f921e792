// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;

/** Another colour of the same brightness; not possible on a grey image. */
record ColourChange() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    ValueGrid canvas = scene.canvas();
    if (canvas.channels() != 3) {
      return Optional.empty();
    }
    float[] tint = tint(canvas.range(), random);
    return scene
        .window(extent, random)
        .map(
            window -> {
              float[] target = DefectCandidate.currentValues(canvas, window);
              for (int i = 0; i < target.length; i++) {
                target[i] += tint[i % 3];
              }
              float[] weight = new DefectOutline(window.width(), window.height()).soft(random);
              return new DefectCandidate(window, weight, target, true);
            });
  }

  /** A change of red, green and blue whose sum is 0 and whose mean absolute value is the range. */
  private static float[] tint(float range, SplittableRandom random) {
    double first = random.nextDouble(0.2, 0.8);
    int channel = random.nextInt(3);
    double sign = random.nextBoolean() ? 1.5 : -1.5;
    float[] tint = new float[3];
    tint[channel] = (float) (sign * range);
    tint[(channel + 1) % 3] = (float) (-sign * first * range);
    tint[(channel + 2) % 3] = (float) (-sign * (1 - first) * range);
    return tint;
  }
}
