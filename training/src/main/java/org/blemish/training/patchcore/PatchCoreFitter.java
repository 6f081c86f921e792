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
 * Fits the memory banks one after the other.
 *
 * @param settings of the banks
 */
record PatchCoreFitter(PatchCoreSettings settings) implements Fitter {
  @Override
  public List<String> outputs() {
    return settings.memoryBanks().stream()
        .flatMap(bank -> bank.inputs().stream())
        .filter(name -> !name.equals(InputFeatures.DEPTH))
        .distinct()
        .toList();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureStore store = context.features();
    List<FittedMemoryBank> banks = new ArrayList<>();
    for (MemoryBankSettings settings : available(store)) {
      MemoryBankInput input = MemoryBankInput.of(settings, store.specs()).orElseThrow();
      banks.add(
          new FittedMemoryBank(
              MemoryBankCheckpoint.readOrFit(settings, input.source(store), context), input));
    }
    return new FittedMethod(
        graph(banks), settings.units(), terms(banks), features -> maps(banks, features));
  }

  /**
   * The memory banks whose feature maps the model has. Where it has depth and no bank compares it,
   * depth is joined to each bank's input.
   */
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

  private static OnnxModel graph(List<FittedMemoryBank> banks) {
    GraphBuilder graph = new GraphBuilder("patchcore");
    Map<String, Value> inputs = new LinkedHashMap<>();
    banks.stream()
        .flatMap(bank -> bank.input().concatenation().inputs().stream())
        .distinct()
        .forEach(
            spec ->
                inputs.put(
                    spec.name(),
                    graph.input(
                        spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width())));
    banks.forEach(bank -> graph.output(bank.name(), bank.append(graph, inputs)));
    return graph.build();
  }

  /** The terms of these banks' maps. */
  private List<Term> terms(List<FittedMemoryBank> banks) {
    Set<String> names = banks.stream().map(FittedMemoryBank::name).collect(Collectors.toSet());
    return settings.terms().stream().filter(term -> names.contains(term.map())).toList();
  }

  private static Map<String, FloatMap> maps(List<FittedMemoryBank> banks, Features features) {
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    banks.forEach(bank -> maps.put(bank.name(), bank.anomalyMap(features)));
    return maps;
  }
}
