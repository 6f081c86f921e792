// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.ast.AstSettings;
import org.blemish.ast.LibtorchAst;
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

/**
 * Fits whitening, teacher, student, memory banks, image statistics and Gaussians, in this order.
 *
 * @param section settings of the method
 */
record AstFitter(AstMethodSettings section) implements Fitter {
  /**
   * Share of the good samples that the model's networks are not trained on, for cross-fitted
   * thresholds.
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
    return 2L * Float.BYTES * latent(specs).length() * views;
  }

  /** That of the memory banks; the networks are not fitted side by side. */
  @Override
  public long heapBytes(List<FeatureSpec> specs, long views) {
    List<FeatureSpec> available = new ArrayList<>(specs);
    available.add(latent(specs));
    return section.memoryBanks().stream()
        .mapToLong(bank -> bank.heapBytes(available, views))
        .max()
        .orElse(0);
  }

  /** The teacher's output, which has the shape of the networks' input. */
  private FeatureSpec latent(List<FeatureSpec> specs) {
    FeatureSpec input = join(specs).spec();
    int channels = whitened(input) > 0 ? whitened(input) : input.channels();
    return new FeatureSpec(AstMethodSettings.LATENT, channels, input.height(), input.width());
  }

  /** Channels that the joined maps are whitened to; 0 for none. */
  private int whitened(FeatureSpec joined) {
    return Math.min(section.components(), joined.channels());
  }

  @Override
  public FittedMethod fit(FitContext context) {
    AstNetworks networks = networks(context);
    try (LibtorchAst ast = LibtorchAst.open(networks.trained(), context.threads())) {
      return method(networks, context, networks.latents(ast, context.features()));
    }
  }

  @Override
  public CrossFit crossFit(FitContext context, Folds folds) {
    return new AstCrossFit(this, context, folds).fit();
  }

  @Override
  public double firstFoldShare() {
    return section.heldOut().orElse(NETWORK_HELD_OUT);
  }

  /** Networks as a model has them, trained on the samples of a context. */
  AstNetworks networks(FitContext context) {
    return networks(section.networks(), context);
  }

  /**
   * Networks that score folds only.
   *
   * @param part how many views the context has, for each that the model's networks have
   */
  AstNetworks foldNetworks(FitContext context, double part) {
    AstSettings settings =
        section.networks().shortened(section.ofFolds().epochs(), part, context.features().views());
    return networks(settings, context);
  }

  private AstNetworks networks(AstSettings settings, FitContext context) {
    FeatureMapConcatenation join = join(context.features().specs());
    return AstNetworks.fit(join, whitened(join.spec()), settings, context);
  }

  /**
   * The networks with other maps that are fitted to the samples of a context.
   *
   * @param latents the teacher's output for these samples
   */
  FittedMethod method(AstNetworks networks, FitContext context, PatchSource latents) {
    List<FittedMap> others = new ArrayList<>(memoryBanks(section.memoryBanks(), latents, context));
    section
        .statistics()
        .forEach(s -> FittedImageStatistics.readOrFit(s, context).ifPresent(others::add));
    section.gaussians().forEach(g -> FittedCellGaussians.ofTerm(g, context).ifPresent(others::add));
    return method(networks, context, others);
  }

  /** The networks with those maps only that depend on them. */
  FittedMethod mapsOfNetworks(AstNetworks networks, FitContext context, PatchSource latents) {
    return method(networks, context, List.copyOf(memoryBanks(section.latents(), latents, context)));
  }

  private FittedMethod method(AstNetworks networks, FitContext context, List<FittedMap> others) {
    AstHead head =
        new AstHead(
            networks.join(),
            networks.whitening(),
            networks.trained(),
            others,
            networks.masked(),
            context.threads());
    return new FittedMethod(
        head.graph(context.features().specs()), section.units(), terms(others), head);
  }

  /** The networks' feature maps: the chosen outputs of the backbone, then depth. */
  private FeatureMapConcatenation join(List<FeatureSpec> specs) {
    return FeatureMapConcatenation.onGridOfFirst(
        Stream.concat(section.inputs().stream(), Stream.of(InputFeatures.DEPTH))
            .flatMap(input -> specs.stream().filter(spec -> spec.name().equals(input)))
            .toList());
  }

  private static List<FittedMemoryBank> memoryBanks(
      List<MemoryBankSettings> banks, PatchSource latents, FitContext context) {
    FeatureStore store = context.features();
    List<FeatureSpec> available = new ArrayList<>(store.specs());
    available.add(latents.spec());
    List<FittedMemoryBank> fitted = new ArrayList<>();
    for (MemoryBankSettings settings : banks) {
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
