// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import org.blemish.core.geometry.Rectangle;

/**
 * Fills a hole from its rim: layer by layer inwards with the mean of the known neighbours, then
 * smoothed inside the hole.
 */
final class Inpainting {
  private static final int SMOOTHING_STEPS = 12;

  private final int width;
  private final int height;
  private final int channels;
  private final float[] values;
  private final boolean[] hole;

  private Inpainting(ValueGrid canvas, Rectangle window, float[] weight) {
    width = window.width();
    height = window.height();
    channels = canvas.channels();
    values = DefectCandidate.currentValues(canvas, window);
    hole = new boolean[weight.length];
    for (int i = 0; i < hole.length; i++) {
      hole[i] = weight[i] > 0;
    }
  }

  /**
   * The window with its hole filled.
   *
   * @param weight {@code [h, w]} of the window, above 0 in the hole; a hole that fills the window
   *     has no rim and is unchanged
   * @return {@code [h, w, channels]}
   */
  static float[] fill(ValueGrid canvas, Rectangle window, float[] weight) {
    Inpainting filling = new Inpainting(canvas, window, weight);
    filling.fillFromRim();
    for (int i = 0; i < SMOOTHING_STEPS; i++) {
      filling.smooth();
    }
    return filling.values;
  }

  private void fillFromRim() {
    boolean[] known = new boolean[hole.length];
    for (int i = 0; i < hole.length; i++) {
      known[i] = !hole[i];
    }
    boolean grew = true;
    while (grew) {
      grew = false;
      boolean[] before = Arrays.copyOf(known, known.length);
      for (int i = 0; i < hole.length; i++) {
        if (!before[i] && average(i, before)) {
          known[i] = true;
          grew = true;
        }
      }
    }
  }

  private void smooth() {
    boolean[] all = new boolean[hole.length];
    Arrays.fill(all, true);
    for (int i = 0; i < hole.length; i++) {
      if (hole[i]) {
        average(i, all);
      }
    }
  }

  /** Sets a pixel to the mean of its known neighbours; false if it has none. */
  private boolean average(int pixel, boolean[] known) {
    int x = pixel % width;
    int y = pixel / width;
    int count = 0;
    float[] sum = new float[channels];
    for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        int n = ny * width + nx;
        if (n != pixel && known[n]) {
          count++;
          for (int c = 0; c < channels; c++) {
            sum[c] += values[n * channels + c];
          }
        }
      }
    }
    for (int c = 0; c < channels && count > 0; c++) {
      values[pixel * channels + c] = sum[c] / count;
    }
    return count > 0;
  }
}
