// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.ast.LibtorchAst;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.training.AstTraining;
import org.blemish.ast.training.AstTrainingOptions;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.patchcore.MemoryBankCheckpoint;
import org.blemish.training.patchcore.MemoryBankInput;
import org.blemish.training.patchcore.MemoryBankSettings;
import org.blemish.training.whitening.FeatureMapConcatenation;
import org.blemish.training.whitening.WhitenedSource;
import org.blemish.training.whitening.Whitening;
import org.blemish.training.whitening.WhiteningCheckpoint;

/**
 * Learns in this order: whitening, teacher, student, memories.
 *
 * @param section settings
 */
record AstFitter(AstMethodSettings section) implements Fitter {
  @Override
  public List<String> outputs() {
    Set<String> outputs = new LinkedHashSet<>(section.inputs());
    section.memoryBanks().stream()
        .flatMap(memory -> memory.inputs().stream())
        .filter(
            input -> !input.equals(AstMethodSettings.LATENT) && !input.equals(InputFeatures.DEPTH))
        .forEach(outputs::add);
    return List.copyOf(outputs);
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureStore store = context.features();
    FeatureMapConcatenation join = FeatureMapConcatenation.onGridOfFirst(joined(store));
    PatchSource features = join.source(store);
    Optional<Whitening> whitening = Optional.empty();
    if (section.components() > 0) {
      int components = Math.min(section.components(), features.spec().channels());
      Whitening fitted = WhiteningCheckpoint.fitOrRead("joined", features, components, context);
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
    List<AuxiliaryMemoryBank> memories = fitMemoryBanks(trained, features, context);
    AstHead head =
        new AstHead(
            section, join, whitening, trained, memories, mask.isPresent(), context.threads());
    return new FittedMethod(
        head.graph(store.specs()), section.units(), terms(memories), head.reference());
  }

  private static void requireGrid(FeatureSpec mask, FeatureMapConcatenation join) {
    if (mask.height() != join.height() || mask.width() != join.width()) {
      throw new BlemishException(
          "depth.grid is %dx%d, the feature maps' grid %dx%d: leave depth.grid out, it follows them"
              .formatted(mask.width(), mask.height(), join.width(), join.height()));
    }
  }

  /** What the networks see: the chosen outputs, then depth. */
  private List<FeatureSpec> joined(FeatureStore store) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String input : section.inputs()) {
      store.specs().stream().filter(spec -> spec.name().equals(input)).forEach(specs::add);
    }
    store.specs().stream()
        .filter(spec -> spec.name().equals(InputFeatures.DEPTH))
        .forEach(specs::add);
    return specs;
  }

  private List<AuxiliaryMemoryBank> fitMemoryBanks(
      TrainedAst trained, PatchSource features, FitContext context) {
    List<AuxiliaryMemoryBank> memories = new ArrayList<>();
    try (LibtorchAst ast = LibtorchAst.open(trained, context.threads())) {
      for (MemoryBankSettings memory : section.memoryBanks()) {
        if (memory.input().equals(AstMethodSettings.LATENT)) {
          PatchSource latents = new LatentSource(ast, features);
          memories.add(
              new AuxiliaryMemoryBank(
                  MemoryBankCheckpoint.fitOrRead(memory, latents, context), Optional.empty()));
          continue;
        }
        FeatureStore store = context.features();
        Optional<MemoryBankInput> input = MemoryBankInput.of(memory, store.specs());
        input.ifPresent(
            maps ->
                memories.add(
                    new AuxiliaryMemoryBank(
                        MemoryBankCheckpoint.fitOrRead(memory, maps.source(store), context),
                        input)));
      }
    }
    return memories;
  }

  /**
   * The terms whose maps there are: without images there are no memories of the backbone's, without
   * scans none of depth's.
   */
  private List<Term> terms(List<AuxiliaryMemoryBank> there) {
    Set<String> memories =
        there.stream().map(AuxiliaryMemoryBank::name).collect(Collectors.toSet());
    Set<String> left =
        section.memoryBanks().stream()
            .map(MemoryBankSettings::name)
            .filter(name -> !memories.contains(name))
            .collect(Collectors.toSet());
    return section.terms().stream().filter(term -> !left.contains(term.map())).toList();
  }
}
