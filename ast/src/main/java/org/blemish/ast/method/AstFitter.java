// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.ast.Ast;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.training.AstTraining;
import org.blemish.ast.training.TrainingRun;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.patchcore.MemoryFile;
import org.blemish.training.patchcore.MemoryInput;
import org.blemish.training.patchcore.MemorySettings;
import org.blemish.training.whitening.GridJoin;
import org.blemish.training.whitening.WhitenedSource;
import org.blemish.training.whitening.Whitening;
import org.blemish.training.whitening.WhiteningFile;

/**
 * Learns in this order: whitening, teacher, student, memories.
 *
 * @param section settings
 */
record AstFitter(AstSection section) implements Fitter {
  @Override
  public List<String> outputs() {
    Set<String> outputs = new LinkedHashSet<>(section.inputs());
    section.allMemories().stream()
        .flatMap(memory -> memory.inputs().stream())
        .filter(input -> !input.equals(AstSection.LATENT) && !input.equals(InputFeatures.DEPTH))
        .forEach(outputs::add);
    return List.copyOf(outputs);
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureStore store = context.features();
    GridJoin join = GridJoin.onFirst(joined(store));
    PatchSource features = join.over(store);
    Optional<Whitening> whitening = Optional.empty();
    if (section.components() > 0) {
      int components = Math.min(section.components(), features.spec().channels());
      Whitening fitted = WhiteningFile.fitOrRead("joined", features, components, context);
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
            new TrainingRun(context.checkpoints(), true, context.seed(), context.threads()),
            context.progress());
    List<Remembered> memories = memories(trained, features, context);
    AstHead head =
        new AstHead(
            section, join, whitening, trained, memories, mask.isPresent(), context.threads());
    return new FittedMethod(
        head.graph(store.specs()), section.units(), terms(memories), head.reference());
  }

  private static void requireGrid(FeatureSpec mask, GridJoin join) {
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

  private List<Remembered> memories(TrainedAst trained, PatchSource features, FitContext context) {
    List<Remembered> memories = new ArrayList<>();
    try (Ast ast = Ast.open(trained, context.threads())) {
      for (MemorySettings memory : section.allMemories()) {
        if (memory.input().equals(AstSection.LATENT)) {
          PatchSource latents = new LatentSource(ast, features);
          memories.add(
              new Remembered(MemoryFile.fitOrRead(memory, latents, context), Optional.empty()));
          continue;
        }
        FeatureStore store = context.features();
        Optional<MemoryInput> input = MemoryInput.of(memory, store.specs());
        input.ifPresent(
            maps ->
                memories.add(
                    new Remembered(
                        MemoryFile.fitOrRead(memory, maps.over(store), context), input)));
      }
    }
    return memories;
  }

  /**
   * The terms whose maps there are: without images there are no memories of the backbone's, without
   * scans none of depth's.
   */
  private List<Term> terms(List<Remembered> there) {
    Set<String> memories = there.stream().map(Remembered::name).collect(Collectors.toSet());
    Set<String> left =
        section.allMemories().stream()
            .map(MemorySettings::name)
            .filter(name -> !memories.contains(name))
            .collect(Collectors.toSet());
    return section.allTerms().stream().filter(term -> !left.contains(term.map())).toList();
  }
}
