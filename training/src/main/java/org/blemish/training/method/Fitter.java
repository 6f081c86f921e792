// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.blemish.data.Folds;
import org.blemish.inference.features.FeatureSpec;

/** A method with its settings, ready to be fitted. */
public interface Fitter {
  /**
   * Names of the backbone's outputs that the method needs, such as {@code [s5, s6]}; no duplicates.
   */
  List<String> outputs();

  /**
   * Greatest size of temporary files in the checkpoint folder.
   *
   * @param specs of the feature maps
   * @param views of all samples
   * @return bytes
   */
  default long temporaryBytes(List<FeatureSpec> specs, long views) {
    return 0;
  }

  /**
   * Greatest part of the Java heap that a fit takes, beyond its result.
   *
   * @param specs of the feature maps
   * @param views of all samples
   * @return bytes
   */
  default long heapBytes(List<FeatureSpec> specs, long views) {
    return 0;
  }

  /**
   * Fits the method to features of good samples. Continues from the state in the checkpoint folder:
   * a killed run loses at most one epoch, and a finished one returns at once. Several threads may
   * fit at once, each with a context and a checkpoint folder of its own.
   *
   * @throws org.blemish.core.BlemishException if training fails (NaN, too few samples); the
   *     checkpoints are kept
   * @throws java.util.concurrent.CancellationException if progress was cancelled
   */
  FittedMethod fit(FitContext context);

  /**
   * Fits the method to all samples, and once without each fold, so that each sample can be scored
   * by a model that has not seen it. These models are fitted side by side and share the threads. A
   * method whose networks are costly fits the model's without the first fold, and others for
   * several folds together ({@link CrossFit#otherNetworks}); it asks for a first fold by {@link
   * #firstFoldShare}.
   *
   * @param context with all samples
   * @param folds of the samples
   */
  default CrossFit crossFit(FitContext context, Folds folds) {
    FitContext one = context.withThreads(Math.max(1, context.threads() / (folds.count() + 1)));
    List<Supplier<FittedMethod>> fits = new ArrayList<>();
    fits.add(() -> fit(one.withoutSteps())); // first, since it takes longest
    for (int i = 0; i < folds.count(); i++) {
      int fold = i;
      fits.add(() -> fit(one.fold(folds, fold)));
    }
    AtomicInteger done = new AtomicInteger();
    List<FittedMethod> fitted =
        new ParallelFits(
                context.threads(),
                heapBytes(context.features().specs(), context.features().views()))
            .run(fits, () -> context.progress().step("folds", done.incrementAndGet(), fits.size()));
    return new CrossFit(fitted.get(0), fitted.subList(1, fitted.size()), List.of());
  }

  /** Share of the samples in the first fold; 0 for equal folds. */
  default double firstFoldShare() {
    return 0;
  }
}
