// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.nio.file.Path;
import java.util.List;
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

  /** The same, for a fit that is one step itself: its steps are not shown. */
  public FitContext withoutSteps() {
    return new FitContext(
        features,
        checkpoints,
        seed,
        threads,
        new ForwardingProgress(progress) {
          @Override
          public void step(String stage, long done, long total) {}
        },
        fold);
  }

  /** The same with another number of threads. */
  FitContext withThreads(int number) {
    return new FitContext(features, checkpoints, seed, number, progress, fold);
  }

  /**
   * The same without the samples of a fold, with a checkpoint folder for it. Its steps are not
   * shown.
   *
   * @param fold index of the fold that is left out
   */
  public FitContext fold(Folds folds, int fold) {
    return fold(folds, fold, progress).withoutSteps();
  }

  /** The same, with steps that are shown. */
  public FitContext fold(Folds folds, int fold, Progress shown) {
    return without(folds, List.of(fold), "fold-" + (fold + 1), shown);
  }

  /**
   * The same without the samples of some folds.
   *
   * @param left indices of the folds that are left out
   * @param name of the checkpoint folder, within the present one
   * @param shown receives the steps
   */
  public FitContext without(Folds folds, List<Integer> left, String name, Progress shown) {
    return new FitContext(
        features.subset(folds.without(left)),
        checkpoints.resolve(name),
        seed,
        threads,
        shown,
        true);
  }
}
