// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMap;
import org.blemish.training.method.FittedMaps;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.statistics.FittedImageStatistics;
import org.blemish.training.statistics.ImageStatisticsSettings;

/**
 * Fits the memory banks one after the other, then the image statistics.
 *
 * @param settings of the banks and statistics
 */
record PatchCoreFitter(PatchCoreSettings settings) implements Fitter {
  @Override
  public List<String> outputs() {
    return Stream.concat(
            settings.memoryBanks().stream().map(MemoryBankSettings::inputs),
            settings.statistics().stream().map(ImageStatisticsSettings::inputs))
        .flatMap(List::stream)
        .filter(name -> !name.equals(InputFeatures.DEPTH))
        .distinct()
        .toList();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureStore store = context.features();
    List<FittedMap> fitted = new ArrayList<>();
    for (MemoryBankSettings bank : available(store)) {
      MemoryBankInput input = MemoryBankInput.of(bank, store.specs()).orElseThrow();
      fitted.add(
          new FittedMemoryBank(
              MemoryBankCheckpoint.readOrFit(bank, input.source(store), context), input));
    }
    settings
        .statistics()
        .forEach(s -> FittedImageStatistics.readOrFit(s, context).ifPresent(fitted::add));
    return new FittedMethod(graph(fitted), settings.units(), terms(fitted), new FittedMaps(fitted));
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

  private static OnnxModel graph(List<FittedMap> fitted) {
    GraphBuilder graph = new GraphBuilder("patchcore");
    Map<String, Value> inputs = new LinkedHashMap<>();
    fitted.stream()
        .flatMap(map -> map.inputs().stream())
        .distinct()
        .forEach(
            spec ->
                inputs.put(
                    spec.name(),
                    graph.input(
                        spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width())));
    fitted.forEach(map -> graph.output(map.name(), map.append(graph, inputs)));
    return graph.build();
  }

  /** The terms of these maps. */
  private List<Term> terms(List<FittedMap> fitted) {
    Set<String> names = fitted.stream().map(FittedMap::name).collect(Collectors.toSet());
    return settings.terms().stream().filter(term -> names.contains(term.map())).toList();
  }
}
