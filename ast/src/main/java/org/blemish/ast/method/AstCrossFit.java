// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.blemish.ast.LibtorchAst;
import org.blemish.data.Folds;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.ForwardingProgress;
import org.blemish.training.method.ParallelFits;
import org.blemish.training.method.Progress;

/**
 * Fits models that have not seen the samples of a fold. The model's networks are trained without
 * the first fold, and score it; others, fewer than there are folds, score the rest ({@link
 * FoldNetworks}). All other maps are fitted for each fold, those of the teacher's output from one
 * pass of each teacher over all samples.
 */
final class AstCrossFit {
  private final AstFitter fitter;
  private final FitContext context;
  private final Folds folds;
  private final ParallelFits fits;
  private final FittedMethod[] models;
  private int done;

  AstCrossFit(AstFitter fitter, FitContext context, Folds folds) {
    this.fitter = fitter;
    this.context = context;
    this.folds = folds;
    fits =
        new ParallelFits(
            context.threads(),
            fitter.heapBytes(context.features().specs(), context.features().views()));
    models = new FittedMethod[folds.count()];
  }

  CrossFit fit() {
    FittedMethod model = model();
    List<CrossFit.OtherNetworks> others = new ArrayList<>();
    for (List<Integer> group : fitter.section().ofFolds().groups(folds.count())) {
      others.add(others(group, others.size() + 1));
    }
    return new CrossFit(model, List.of(models), others);
  }

  private FittedMethod model() {
    AstNetworks networks = fitter.networks(context.fold(folds, 0, context.progress()));
    try (LibtorchAst ast = LibtorchAst.open(networks.trained(), context.threads());
        KeptPatches latents = latents(networks, ast)) {
      List<FittedMethod> fitted =
          fits.run(
              List.of(
                  () -> fitter.method(networks, context.withoutSteps(), latents),
                  () -> fold(0, networks, latents)),
              this::next);
      models[0] = fitted.get(1);
      return fitted.get(0);
    }
  }

  /**
   * Trains networks for some folds, and fits the models of these.
   *
   * @param number of the networks, from 1
   */
  private CrossFit.OtherNetworks others(List<Integer> group, int number) {
    String folder = "networks-" + number;
    boolean withFirst = group.size() + 1 == folds.count(); // nothing else would be left
    List<Integer> left = withFirst ? group : Stream.concat(Stream.of(0), group.stream()).toList();
    FitContext own =
        context.without(folds, left, folder, new FoldNetworkProgress(context.progress(), number));
    double part = Math.min(1, (double) folds.without(left).size() / folds.without(0).size());
    AstNetworks networks = fitter.foldNetworks(own, part);
    try (LibtorchAst ast = LibtorchAst.open(networks.trained(), context.threads());
        KeptPatches latents = latents(networks, ast)) {
      List<FittedMethod> fitted =
          fits.run(
              group.stream()
                  .<Supplier<FittedMethod>>map(fold -> () -> fold(fold, networks, latents))
                  .toList(),
              this::next);
      for (int i = 0; i < fitted.size(); i++) {
        models[group.get(i)] = fitted.get(i);
      }
      return new CrossFit.OtherNetworks(
          Set.copyOf(group),
          withFirst ? Optional.empty() : Optional.of(firstFold(networks, latents, folder)),
          fitter.section().mapsOfNetworks());
    }
  }

  private FittedMethod firstFold(AstNetworks networks, KeptPatches latents, String folder) {
    FitContext first =
        context.without(folds, List.of(0), folder + "/first-fold", context.progress());
    return fitter.mapsOfNetworks(networks, first, without(0, latents));
  }

  private KeptPatches latents(AstNetworks networks, LibtorchAst ast) {
    return new KeptPatches(
        networks.latents(ast, context.features()), context.checkpoints().resolve("teacher.tmp"));
  }

  private FittedMethod fold(int fold, AstNetworks networks, KeptPatches latents) {
    return fitter.method(networks, context.fold(folds, fold), without(fold, latents));
  }

  private PatchSource without(int fold, KeptPatches latents) {
    return latents.ofSamples(folds.without(fold), context.features().viewsPerSample());
  }

  private void next() {
    context.progress().step("folds", ++done, folds.count() + 1L);
  }

  /**
   * Steps under a name of their own; epochs are not reported, since the history of a run is that of
   * its model.
   */
  private static final class FoldNetworkProgress extends ForwardingProgress {
    private final int number;

    FoldNetworkProgress(Progress next, int number) {
      super(next);
      this.number = number;
    }

    @Override
    public void step(String stage, long done, long total) {
      super.step("%s %d".formatted(stage, number + 1), done, total);
    }

    @Override
    public void epoch(Epoch epoch) {}
  }
}
