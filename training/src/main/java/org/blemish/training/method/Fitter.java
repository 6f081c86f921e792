// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.List;

/** A method with its settings, ready to learn. */
public interface Fitter {
  /**
   * Names of the backbone's outputs that it wants, for instance {@code [s5, s6]}; no duplicates.
   */
  List<String> outputs();

  /**
   * Learns the features of good samples. Continues from whatever complete state lies in the
   * checkpoint folder, so a killed run loses at most one epoch and a finished one returns at once.
   *
   * @throws org.blemish.core.BlemishException where training fails (NaN, too few samples); the
   *     checkpoints stay
   * @throws java.util.concurrent.CancellationException where progress was cancelled
   */
  FittedMethod fit(FitContext context);
}
