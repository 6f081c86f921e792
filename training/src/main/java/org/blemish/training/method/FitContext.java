// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.nio.file.Path;
import org.blemish.data.Folds;
import org.blemish.training.features.FeatureStore;

/**
 * What a method is fitted to.
 *
 * @param features feature maps of the fit samples; read-only, closed by the caller
 * @param checkpoints folder for the method's checkpoints; a resumed run finds them there
 * @param seed of everything random
 * @param threads of native and Java code together, at least 1
 * @param progress receives epochs and steps, and can cancel the training
 * @param fold whether a fold is left out: the model scores that fold and is not kept, so that a
 *     method may choose among fewer candidates
 */
public record FitContext(
    FeatureStore features,
    Path checkpoints,
    long seed,
    int threads,
    Progress progress,
    boolean fold) {
  /** All samples. */
  public FitContext(
      FeatureStore features, Path checkpoints, long seed, int threads, Progress progress) {
    this(features, checkpoints, seed, threads, progress, false);
  }

  /**
   * The same without the samples of a fold, with a checkpoint folder for it.
   *
   * @param fold index of the fold that is left out
   */
  public FitContext fold(Folds folds, int fold) {
    return new FitContext(
        features.subset(folds.without(fold)),
        checkpoints.resolve("fold-" + (fold + 1)),
        seed,
        threads,
        progress,
        true);
  }
}
