// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

/** The learning rate over the training of one network. */
public enum Schedule {
  /** Constant, as published. */
  NONE {
    @Override
    public double factor(long step, long steps) {
      return 1;
    }
  },
  /** A linear warm-up over the first 5 % of the steps, times half a cosine down to zero. */
  WARMUP_COSINE {
    @Override
    public double factor(long step, long steps) {
      double warmUp = Math.min(1, (step + 1) / (WARM_UP * steps));
      return warmUp * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }
  };

  private static final double WARM_UP = 0.05;

  /**
   * Factor of the learning rate at a step.
   *
   * @param step from 0 to {@code steps - 1}
   * @param steps of the training of one network
   */
  public abstract double factor(long step, long steps);
}
