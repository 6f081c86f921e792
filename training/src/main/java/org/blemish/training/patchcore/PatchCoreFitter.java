// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;

/**
 * Fills the memories one after the other.
 *
 * @param settings which
 */
record PatchCoreFitter(PatchCoreSettings settings) implements Fitter {
  @Override
  public List<String> outputs() {
    return settings.memoryBanks().stream()
        .flatMap(memory -> memory.inputs().stream())
        .filter(name -> !name.equals(InputFeatures.DEPTH))
        .distinct()
        .toList();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureStore store = context.features();
    List<PatchCoreMemoryBank> all = new ArrayList<>();
    for (MemoryBankSettings settings : available(store)) {
      MemoryBankInput input = MemoryBankInput.of(settings, store.specs()).orElseThrow();
      all.add(
          new PatchCoreMemoryBank(
              MemoryBankCheckpoint.fitOrRead(settings, input.source(store), context), input));
    }
    return new FittedMethod(
        graph(all), settings.units(), terms(all), features -> maps(all, features));
  }

  /** A memory and the feature maps that it looks at. */
  private record PatchCoreMemoryBank(MemoryBank memoryBank, MemoryBankInput input) {
    String name() {
      return memoryBank.settings().name();
    }
  }

  /** The memory banks whose feature maps there are, and what looks at depth where there is any. */
  private List<MemoryBankSettings> available(FeatureStore store) {
    List<MemoryBankSettings> available =
        settings.memoryBanks().stream()
            .filter(bank -> MemoryBankInput.of(bank, store.specs()).isPresent())
            .collect(Collectors.toCollection(ArrayList::new));
    if (available.isEmpty()) {
      available.add(settings.memoryBanks().get(0).withInput(InputFeatures.DEPTH));
    } else if (store.has(InputFeatures.DEPTH)
        && available.stream().noneMatch(bank -> bank.inputs().contains(InputFeatures.DEPTH))) {
      available.replaceAll(bank -> bank.withInput(bank.input() + "+" + InputFeatures.DEPTH));
    }
    return available;
  }

  private static OnnxModel graph(List<PatchCoreMemoryBank> all) {
    GraphBuilder graph = new GraphBuilder("patchcore");
    Map<String, Value> inputs = new LinkedHashMap<>();
    all.stream()
        .flatMap(remembered -> remembered.input.concatenation().inputs().stream())
        .distinct()
        .forEach(
            spec ->
                inputs.put(
                    spec.name(),
                    graph.input(
                        spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width())));
    for (PatchCoreMemoryBank remembered : all) {
      Value input = remembered.input.append(graph, inputs);
      graph.output(remembered.name(), MemoryBankGraph.append(graph, remembered.memoryBank, input));
    }
    return graph.build();
  }

  /** The terms whose maps there are. */
  private List<Term> terms(List<PatchCoreMemoryBank> all) {
    Set<String> names = all.stream().map(PatchCoreMemoryBank::name).collect(Collectors.toSet());
    return settings.terms().stream().filter(term -> names.contains(term.map())).toList();
  }

  private static Map<String, FloatMap> maps(List<PatchCoreMemoryBank> all, Features features) {
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    all.forEach(
        remembered ->
            maps.put(
                remembered.name(), remembered.input.anomalyMap(remembered.memoryBank, features)));
    return maps;
  }
}
