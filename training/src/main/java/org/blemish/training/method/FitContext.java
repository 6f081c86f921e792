// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.nio.file.Path;
import org.blemish.data.Folds;
import org.blemish.training.features.FeatureStore;

/**
 * What a method is given to learn from.
 *
 * @param features feature maps of the fit samples; read-only, closed by the caller
 * @param checkpoints the method's own folder, kept between a killed run and the one that resumes it
 * @param seed of everything random
 * @param threads for native and Java code together, at least 1
 * @param progress is told of epochs and steps, and says when to stop
 */
public record FitContext(
    FeatureStore features, Path checkpoints, long seed, int threads, Progress progress) {
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
        progress);
  }
}
