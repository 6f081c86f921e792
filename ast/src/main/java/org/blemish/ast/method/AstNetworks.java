// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.Optional;
import org.blemish.ast.AstSettings;
import org.blemish.ast.LibtorchAst;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.training.AstTraining;
import org.blemish.ast.training.AstTrainingOptions;
import org.blemish.core.BlemishException;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.whitening.FeatureMapConcatenation;
import org.blemish.training.whitening.WhitenedSource;
import org.blemish.training.whitening.Whitening;
import org.blemish.training.whitening.WhiteningCheckpoint;

/**
 * Trained networks with what turns feature maps into their input.
 *
 * @param join of the feature maps
 * @param masked whether the networks have a foreground mask
 */
record AstNetworks(
    FeatureMapConcatenation join,
    Optional<Whitening> whitening,
    TrainedAst trained,
    boolean masked) {

  /**
   * Fits the whitening and trains the networks.
   *
   * @param join of the feature maps of the context
   * @param components that the joined maps are whitened to; 0 for none
   */
  static AstNetworks fit(
      FeatureMapConcatenation join, int components, AstSettings settings, FitContext context) {
    FeatureStore store = context.features();
    PatchSource features = join.source(store);
    features.requireScoredCells();
    Optional<Whitening> whitening = Optional.empty();
    if (components > 0) {
      Whitening fitted = WhiteningCheckpoint.readOrFit("joined", features, components, context);
      whitening = Optional.of(fitted);
      features = new WhitenedSource(features, fitted);
    }
    Optional<PatchSource> mask =
        store.specs().stream()
            .filter(spec -> spec.name().equals(InputFeatures.MASK))
            .findFirst()
            .map(spec -> store.source(spec.name()));
    mask.ifPresent(m -> requireGrid(m.spec(), join));
    TrainedAst trained =
        AstTraining.train(
            settings,
            new PatchFeatures(features, mask),
            new AstTrainingOptions(context.checkpoints(), true, context.seed(), context.threads()),
            context.progress());
    return new AstNetworks(join, whitening, trained, mask.isPresent());
  }

  private static void requireGrid(FeatureSpec mask, FeatureMapConcatenation join) {
    if (mask.height() != join.height() || mask.width() != join.width()) {
      throw new BlemishException(
          "depth.grid is %dx%d, but the feature maps have %dx%d cells: leave depth.grid out, it is then the same"
              .formatted(mask.width(), mask.height(), join.width(), join.height()));
    }
  }

  /** The teacher's output for the samples of a store. */
  PatchSource latents(LibtorchAst ast, FeatureStore store) {
    PatchSource joined = join.source(store);
    return new LatentSource(
        ast, whitening.<PatchSource>map(w -> new WhitenedSource(joined, w)).orElse(joined));
  }
}
