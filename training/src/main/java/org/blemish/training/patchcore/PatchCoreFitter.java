// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.gaussian.CellGaussianSettings;
import org.blemish.training.gaussian.FittedCellGaussians;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMap;
import org.blemish.training.method.FittedMaps;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.statistics.FittedImageStatistics;
import org.blemish.training.statistics.ImageStatisticsSettings;

/**
 * Fits the memory banks one after the other, then image statistics and Gaussians.
 *
 * @param settings of these
 */
record PatchCoreFitter(PatchCoreSettings settings) implements Fitter {
  @Override
  public List<String> outputs() {
    return Stream.of(
            settings.memoryBanks().stream().map(MemoryBankSettings::inputs),
            settings.statistics().stream().map(ImageStatisticsSettings::inputs),
            settings.gaussians().stream().map(CellGaussianSettings::inputs))
        .flatMap(inputs -> inputs.flatMap(List::stream))
        .filter(name -> !name.equals(InputFeatures.DEPTH))
        .distinct()
        .toList();
  }

  @Override
  public long heapBytes(List<FeatureSpec> specs, long views) {
    return settings.memoryBanks().stream()
        .mapToLong(bank -> bank.heapBytes(specs, views))
        .max()
        .orElse(0);
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
    settings
        .gaussians()
        .forEach(g -> FittedCellGaussians.ofTerm(g, context).ifPresent(fitted::add));
    FittedMaps maps = new FittedMaps(fitted);
    return new FittedMethod(maps.graph("patchcore"), settings.units(), terms(fitted), maps);
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

  /** The terms of these maps. */
  private List<Term> terms(List<FittedMap> fitted) {
    Set<String> names = fitted.stream().map(FittedMap::name).collect(Collectors.toSet());
    return settings.terms().stream().filter(term -> names.contains(term.map())).toList();
  }
}
