// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.BitSet;
import org.blemish.core.geometry.Rectangle;

/**
 * A candidate at one strength.
 *
 * @param window bounding box, inside the canvas
 * @param values {@code [h, w, channels]}, new values of the window
 * @param mask {@code [h, w]}: all changed pixels, and single unchanged ones among them
 * @param contrast mean absolute change inside the mask, as a share of the range
 */
record AppliedDefect(Rectangle window, float[] values, BitSet mask, double contrast) {
  private static final int HALVINGS = 12;

  /** The candidate at the strength whose contrast is nearest to the given one. */
  static AppliedDefect atContrast(ValueGrid canvas, DefectCandidate candidate, double contrast) {
    AppliedDefect full = atStrength(canvas, candidate, 1);
    if (!candidate.adjustable() || full.contrast <= contrast) {
      return full;
    }
    double low = 0;
    double high = 1;
    AppliedDefect best = full;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      AppliedDefect applied = atStrength(canvas, candidate, middle);
      if (Math.abs(applied.contrast - contrast) < Math.abs(best.contrast - contrast)) {
        best = applied;
      }
      if (applied.contrast < contrast) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return best;
  }

  private static AppliedDefect atStrength(
      ValueGrid canvas, DefectCandidate candidate, double strength) {
    Rectangle window = candidate.window();
    int channels = canvas.channels();
    float[] present = DefectCandidate.currentValues(canvas, window);
    float[] values = present.clone();
    BitSet changed = new BitSet();
    double[] change = new double[candidate.weight().length];
    for (int i = 0; i < change.length; i++) {
      double share = strength * candidate.weight()[i];
      if (share == 0
          || !canvas.hasReading(window.x() + i % window.width(), window.y() + i / window.width())) {
        continue;
      }
      for (int o = i * channels; o < (i + 1) * channels; o++) {
        double wanted = present[o] + share * (candidate.target()[o] - present[o]);
        values[o] = canvas.quantised(present[o], wanted);
        change[i] += Math.abs(values[o] - present[o]) / channels;
      }
      if (change[i] > 0) {
        changed.set(i);
      }
    }
    BitSet mask = withoutPinholes(changed, candidate.weight(), window.width());
    double sum = mask.stream().mapToDouble(i -> change[i]).sum();
    double contrast = mask.isEmpty() ? 0 : sum / mask.cardinality() / canvas.range();
    return new AppliedDefect(window, values, mask, contrast);
  }

  /**
   * Adds pixels of the shape that keep their value by chance and are surrounded by changed ones.
   */
  private static BitSet withoutPinholes(BitSet changed, float[] weight, int width) {
    BitSet mask = (BitSet) changed.clone();
    int height = weight.length / width;
    for (int i = 0; i < weight.length; i++) {
      if (weight[i] == 0 || changed.get(i)) {
        continue;
      }
      int x = i % width;
      int y = i / width;
      int around = 0;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          around += changed.get(ny * width + nx) ? 1 : 0;
        }
      }
      if (around >= 5) {
        mask.set(i);
      }
    }
    return mask;
  }

  /** Longer side of the bounding box of the mask, pixels; 0 for an empty mask. */
  int extent() {
    int left = Integer.MAX_VALUE;
    int right = -1;
    for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
      left = Math.min(left, i % window.width());
      right = Math.max(right, i % window.width());
    }
    if (right < 0) {
      return 0;
    }
    int rows = (mask.length() - 1) / window.width() - mask.nextSetBit(0) / window.width() + 1;
    return Math.max(right - left + 1, rows);
  }
}
