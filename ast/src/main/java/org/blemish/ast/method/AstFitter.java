// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.blemish.training.memory.Memory;
import org.blemish.training.memory.MemoryFile;
import org.blemish.training.memory.MemorySettings;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.transform.GridJoin;
import org.blemish.training.transform.WhitenedSource;
import org.blemish.training.transform.Whitening;
import org.blemish.training.transform.WhiteningFile;

/**
 * Learns in this order: whitening, teacher, student, memories.
 *
 * @param section settings
 */
record AstFitter(AstSection section) implements Fitter {
  @Override
  public List<String> outputs() {
    Set<String> outputs = new LinkedHashSet<>(section.inputs());
    section.memories().stream()
        .map(MemorySettings::input)
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
    Map<String, Memory> memories = memories(trained, features, context);
    AstHead head =
        new AstHead(
            section, join, whitening, trained, memories, mask.isPresent(), context.threads());
    return new FittedMethod(
        head.graph(store.specs()), section.units(), terms(memories.keySet()), head.reference());
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

  private Map<String, Memory> memories(
      TrainedAst trained, PatchSource features, FitContext context) {
    Map<String, Memory> memories = new LinkedHashMap<>();
    try (Ast ast = Ast.open(trained, context.threads())) {
      for (MemorySettings memory : section.memories()) {
        if (memory.input().equals(AstSection.LATENT)) {
          PatchSource latents = new LatentSource(ast, features);
          memories.put(memory.name(), MemoryFile.fitOrRead(memory, latents, context));
        } else if (context.features().has(memory.input())) {
          PatchSource source = context.features().source(memory.input());
          memories.put(memory.name(), MemoryFile.fitOrRead(memory, source, context));
        }
      }
    }
    return memories;
  }

  /** The terms whose maps there are: without images there are no memories of the backbone's. */
  private List<Term> terms(Set<String> memories) {
    Set<String> left =
        section.memories().stream()
            .map(MemorySettings::name)
            .filter(name -> !memories.contains(name))
            .collect(Collectors.toSet());
    return section.terms().stream().filter(term -> !left.contains(term.map())).toList();
  }
}
