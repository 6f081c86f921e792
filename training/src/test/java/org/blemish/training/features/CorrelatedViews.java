// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.SplittableRandom;

/** Feature maps whose channels are correlated. */
public final class CorrelatedViews {
  private CorrelatedViews() {}

  /** Correlated values far from 0, with a different mean in each cell. */
  public static float[] of(int view, int channels, int cells) {
    SplittableRandom random = new SplittableRandom(view);
    float[] values = new float[channels * cells];
    for (int cell = 0; cell < cells; cell++) {
      double common = random.nextGaussian();
      for (int c = 0; c < channels; c++) {
        values[c * cells + cell] = (float) (20 + cell + c * common + random.nextGaussian());
      }
    }
    return values;
  }
}
