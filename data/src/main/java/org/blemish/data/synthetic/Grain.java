// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;

/**
 * Adds noise as in the image to inpainted pixels, which would otherwise be too smooth. The amount
 * is the median difference of neighbouring pixels in the window.
 */
final class Grain {
  private Grain() {}

  static void add(float[] target, ValueGrid canvas, Rectangle window, SplittableRandom random) {
    double amount = amount(canvas, window);
    int channels = canvas.channels();
    for (int i = 0; i < target.length; i += channels) {
      // The sum of three uniform numbers is nearly normal, and the same on every machine.
      double bell = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      for (int c = 0; c < channels; c++) {
        target[i + c] += (float) (2 * bell * amount);
      }
    }
  }

  private static double amount(ValueGrid canvas, Rectangle window) {
    int across = window.width() - 1;
    if (across == 0) {
      return 0;
    }
    float[] steps = new float[across * window.height()];
    for (int y = 0, i = 0; y < window.height(); y++) {
      for (int x = 0; x < across; x++, i++) {
        int px = window.x() + x;
        int py = window.y() + y;
        steps[i] = Math.abs(canvas.get(px + 1, py, 0) - canvas.get(px, py, 0));
      }
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }
}
