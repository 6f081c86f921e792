// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMap;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * Distances of the cells to their Gaussians, as a raw map.
 *
 * @param name of the raw map
 * @param join of the feature maps that the Gaussians were fitted to
 * @param gaussians one for each cell
 */
public record FittedCellGaussians(
    String name, FeatureMapConcatenation join, CellGaussians gaussians) implements FittedMap {
  /**
   * The Gaussians of a score's term.
   *
   * @return empty if a feature map is missing, or an image consists of several tiles, whose cells
   *     are no places of the part
   */
  public static Optional<FittedCellGaussians> ofTerm(
      CellGaussianSettings settings, FitContext context) {
    FeatureStore store = context.features();
    if (store.viewsPerSample() > 1 || !settings.inputs().stream().allMatch(store::has)) {
      return Optional.empty();
    }
    return Optional.of(
        readOrFit(settings, settings.inputs().stream().map(store::spec).toList(), context));
  }

  /**
   * The Gaussians of the checkpoint folder ({@code gaussian-<name>.safetensors}); if there are
   * none, they are fitted and kept.
   *
   * @param inputs feature maps, joined on the grid of the first
   */
  public static FittedCellGaussians readOrFit(
      CellGaussianSettings settings, List<FeatureSpec> inputs, FitContext context) {
    FeatureMapConcatenation join = FeatureMapConcatenation.onGridOfFirst(inputs);
    return new FittedCellGaussians(
        settings.name(),
        join,
        CellGaussianCheckpoint.readOrFit(settings, join.source(context.features()), context));
  }

  @Override
  public List<FeatureSpec> inputs() {
    return join.inputs();
  }

  @Override
  public Value append(GraphBuilder graph, Map<String, Value> maps) {
    List<Value> values = join.inputs().stream().map(spec -> maps.get(spec.name())).toList();
    return CellGaussianGraph.append(graph, gaussians, join.append(graph, values), name);
  }

  @Override
  public FloatMap anomalyMap(Features features) {
    return gaussians.anomalyMap(join.concatenate(features));
  }
}
