// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import org.blemish.data.Folds;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Fitter;

/**
 * Number and sizes of the folds of cross-fitting.
 *
 * @param count number of folds; 0 for none
 * @param firstShare share of the samples in the first fold; 0 for folds of equal size
 */
public record FoldSizes(int count, double firstShare) {
  /** Samples of the first fold that the trials of the quality gate use, as far as there are. */
  public static final int GATE_TRIALS = 8;

  private static final double MAX_GATE_SHARE = 0.2;

  /** Folds of unequal shares can end up to one sample below theirs. */
  private static final double ROUNDING = 1;

  /**
   * The sizes of a run. The first fold has the share that the method asks for, and is large enough
   * for the quality gate: 8 samples, but no more than a fifth.
   *
   * @param samples number of samples to fit
   */
  public static FoldSizes of(TrainingSettings settings, Fitter fitter, int samples) {
    int count = settings.split().effectiveFolds(samples);
    double share = fitter.firstFoldShare();
    if (count > 0 && settings.trainsGate()) {
      double gate = (Math.min(MAX_GATE_SHARE * samples, GATE_TRIALS) + ROUNDING) / samples;
      if (gate > Math.max(share, 1.0 / count)) {
        share = gate;
      }
    }
    return new FoldSizes(count, share);
  }

  /**
   * Divides samples; {@link #count} must be above 0.
   *
   * @param groups group of each sample; a group is never divided
   * @param seed seed of the division
   */
  public Folds divide(int[] groups, long seed) {
    return Folds.of(groups, count, firstShare, seed);
  }
}
