// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.ast.LibtorchAst;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.training.AstTraining;
import org.blemish.ast.training.AstTrainingOptions;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.data.Folds;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.gaussian.FittedCellGaussians;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMap;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.patchcore.FittedMemoryBank;
import org.blemish.training.patchcore.MemoryBank;
import org.blemish.training.patchcore.MemoryBankCheckpoint;
import org.blemish.training.patchcore.MemoryBankInput;
import org.blemish.training.patchcore.MemoryBankSettings;
import org.blemish.training.statistics.FittedImageStatistics;
import org.blemish.training.whitening.FeatureMapConcatenation;
import org.blemish.training.whitening.WhitenedSource;
import org.blemish.training.whitening.Whitening;
import org.blemish.training.whitening.WhiteningCheckpoint;

/**
 * Fits whitening, teacher, student, memory banks, image statistics and Gaussians, in this order.
 *
 * @param section settings of the method
 */
record AstFitter(AstMethodSettings section) implements Fitter {
  /**
   * Share of the good samples that the networks are not trained on, for cross-fitted thresholds.
   */
  private static final double NETWORK_HELD_OUT = 0.15;

  @Override
  public List<String> outputs() {
    Set<String> outputs = new LinkedHashSet<>(section.inputs());
    section.memoryBanks().stream()
        .flatMap(bank -> bank.inputs().stream())
        .filter(
            input -> !input.equals(AstMethodSettings.LATENT) && !input.equals(InputFeatures.DEPTH))
        .forEach(outputs::add);
    section.statistics().forEach(statistics -> outputs.addAll(statistics.inputs()));
    section.gaussians().forEach(gaussians -> outputs.addAll(gaussians.inputs()));
    return List.copyOf(outputs);
  }

  /** The networks' input and the teacher's output of all views. */
  @Override
  public long temporaryBytes(List<FeatureSpec> specs, long views) {
    FeatureMapConcatenation join = FeatureMapConcatenation.onGridOfFirst(joined(specs));
    FeatureSpec input = join.spec();
    return 2L * Float.BYTES * channels(input) * input.cells() * views;
  }

  /** Channels of the networks' input. */
  private int channels(FeatureSpec joined) {
    int components = section.components();
    return components > 0 ? Math.min(components, joined.channels()) : joined.channels();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    Networks networks = fitNetworks(context);
    try (LibtorchAst ast = LibtorchAst.open(networks.trained(), context.threads())) {
      return method(networks, context, networks.latents(ast, context.features()));
    }
  }

  /**
   * The networks are fitted once, without the first fold; the other maps for each fold, from one
   * pass of the teacher over all samples.
   */
  @Override
  public CrossFit crossFit(FitContext context, Folds folds) {
    FeatureStore store = context.features();
    Networks networks = fitNetworks(context.fold(folds, 0));
    List<FittedMethod> models = new ArrayList<>();
    try (LibtorchAst ast = LibtorchAst.open(networks.trained(), context.threads());
        KeptPatches latents =
            new KeptPatches(
                networks.latents(ast, store), context.checkpoints().resolve("teacher.tmp"))) {
      for (int fold = 0; fold < folds.count(); fold++) {
        PatchSource others = latents.ofSamples(folds.without(fold), store.viewsPerSample());
        models.add(method(networks, context.fold(folds, fold), others));
        context.progress().step("folds", fold + 1L, folds.count() + 1L);
      }
      FittedMethod model = method(networks, context, latents);
      context.progress().step("folds", folds.count() + 1L, folds.count() + 1L);
      return new CrossFit(model, models, mapsOfNetworks());
    }
  }

  /** Maps that depend on the networks: their own, and distances of the teacher's output. */
  private Set<String> mapsOfNetworks() {
    return Stream.concat(
            Stream.of(AstHead.DISTANCE, AstHead.LIKELIHOOD),
            section.memoryBanks().stream()
                .filter(bank -> bank.inputs().contains(AstMethodSettings.LATENT))
                .map(MemoryBankSettings::name))
        .collect(Collectors.toSet());
  }

  @Override
  public double firstFoldShare() {
    return section.heldOut().orElse(NETWORK_HELD_OUT);
  }

  /**
   * Trained networks with what turns feature maps into their input.
   *
   * @param join of the feature maps
   * @param masked whether the networks have a foreground mask
   */
  private record Networks(
      FeatureMapConcatenation join,
      Optional<Whitening> whitening,
      TrainedAst trained,
      boolean masked) {
    PatchSource input(FeatureStore store) {
      PatchSource joined = join.source(store);
      return whitening.<PatchSource>map(w -> new WhitenedSource(joined, w)).orElse(joined);
    }

    /** The teacher's output for the samples of a store. */
    PatchSource latents(LibtorchAst ast, FeatureStore store) {
      return new LatentSource(ast, input(store));
    }
  }

  private Networks fitNetworks(FitContext context) {
    FeatureStore store = context.features();
    FeatureMapConcatenation join = FeatureMapConcatenation.onGridOfFirst(joined(store.specs()));
    PatchSource features = join.source(store);
    features.requireScoredCells();
    Optional<Whitening> whitening = Optional.empty();
    if (section.components() > 0) {
      int channels = channels(features.spec());
      Whitening fitted = WhiteningCheckpoint.readOrFit("joined", features, channels, context);
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
            section.networks(),
            new PatchFeatures(features, mask),
            new AstTrainingOptions(context.checkpoints(), true, context.seed(), context.threads()),
            context.progress());
    return new Networks(join, whitening, trained, mask.isPresent());
  }

  /**
   * The networks with other maps that are fitted to the samples of a context.
   *
   * @param latents the teacher's output for these samples
   */
  private FittedMethod method(Networks networks, FitContext context, PatchSource latents) {
    FeatureStore store = context.features();
    List<FittedMap> others = new ArrayList<>(fitMemoryBanks(latents, context));
    section
        .statistics()
        .forEach(s -> FittedImageStatistics.readOrFit(s, context).ifPresent(others::add));
    section.gaussians().forEach(g -> FittedCellGaussians.ofTerm(g, context).ifPresent(others::add));
    AstHead head =
        new AstHead(
            networks.join(),
            networks.whitening(),
            networks.trained(),
            others,
            networks.masked(),
            context.threads());
    return new FittedMethod(head.graph(store.specs()), section.units(), terms(others), head);
  }

  private static void requireGrid(FeatureSpec mask, FeatureMapConcatenation join) {
    if (mask.height() != join.height() || mask.width() != join.width()) {
      throw new BlemishException(
          "depth.grid is %dx%d, but the feature maps have %dx%d cells: leave depth.grid out, it is then the same"
              .formatted(mask.width(), mask.height(), join.width(), join.height()));
    }
  }

  /** The networks' feature maps: the chosen outputs of the backbone, then depth. */
  private List<FeatureSpec> joined(List<FeatureSpec> specs) {
    return Stream.concat(section.inputs().stream(), Stream.of(InputFeatures.DEPTH))
        .flatMap(input -> specs.stream().filter(spec -> spec.name().equals(input)))
        .toList();
  }

  private List<FittedMemoryBank> fitMemoryBanks(PatchSource latents, FitContext context) {
    FeatureStore store = context.features();
    List<FeatureSpec> available = new ArrayList<>(store.specs());
    available.add(latents.spec());
    List<FittedMemoryBank> fitted = new ArrayList<>();
    for (MemoryBankSettings settings : section.memoryBanks()) {
      Optional<MemoryBankInput> input = MemoryBankInput.of(settings, available);
      if (input.isPresent()) {
        PatchSource source =
            settings.input().equals(AstMethodSettings.LATENT) ? latents : input.get().source(store);
        MemoryBank bank = MemoryBankCheckpoint.readOrFit(settings, source, context);
        fitted.add(new FittedMemoryBank(bank, input.get()));
      }
    }
    return fitted;
  }

  /** The terms, without those of maps whose feature maps the model does not have. */
  private List<Term> terms(List<FittedMap> others) {
    Set<String> maps = others.stream().map(FittedMap::name).collect(Collectors.toSet());
    maps.addAll(List.of(AstHead.DISTANCE, AstHead.LIKELIHOOD));
    return section.terms().stream().filter(term -> maps.contains(term.map())).toList();
  }
}
