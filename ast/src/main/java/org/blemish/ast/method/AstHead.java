// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.ast.AstMaps;
import org.blemish.ast.LibtorchAst;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.graph.AstGraph;
import org.blemish.ast.graph.AstGraphOutputs;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.training.method.FittedMap;
import org.blemish.training.method.FittedMaps;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.whitening.FeatureMapConcatenation;
import org.blemish.training.whitening.Whitening;

/**
 * The fitted method, as an ONNX graph and as libtorch computes it.
 *
 * @param join of the feature maps that the networks read
 * @param whitening of the joined channels; empty for the channels as they are
 * @param trained teacher and student
 * @param others memory banks, image statistics and Gaussians, in the order of their raw maps
 * @param masked whether the raw maps are weighted by the soft foreground of scans
 * @param threads of libtorch
 */
record AstHead(
    FeatureMapConcatenation join,
    Optional<Whitening> whitening,
    TrainedAst trained,
    List<FittedMap> others,
    boolean masked,
    int threads)
    implements FittedMethod.Reference {
  /** Name of the squared distance between teacher and student. */
  static final String DISTANCE = "distance";

  /** Name of the teacher's negative log-likelihood. */
  static final String LIKELIHOOD = "likelihood";

  /**
   * The graph from feature maps to {@code distance}, {@code likelihood} and the other maps.
   *
   * @param specs of all feature maps that the model has
   */
  OnnxModel graph(List<FeatureSpec> specs) {
    GraphBuilder graph = new GraphBuilder("ast");
    Map<String, Value> maps = new LinkedHashMap<>();
    for (FeatureSpec spec : specs) {
      maps.put(
          spec.name(),
          graph.input(spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width()));
    }
    Value joined =
        join.append(graph, join.inputs().stream().map(spec -> value(maps, spec.name())).toList());
    Value features =
        whitening.map(white -> white.append(graph, joined, "whitening")).orElse(joined);
    AstGraphOutputs networks =
        masked
            ? AstGraph.append(graph, trained, features, mask(graph, maps))
            : AstGraph.append(graph, trained, features);
    graph.output(DISTANCE, networks.distance());
    graph.output(LIKELIHOOD, networks.likelihood());
    maps.put(AstMethodSettings.LATENT, networks.latent());
    others.forEach(map -> graph.output(map.name(), map.append(graph, maps)));
    return graph.build();
  }

  /** The graph's maps of one view, computed by libtorch and, for the others, plain loops. */
  @Override
  public Map<String, FloatMap> maps(Features features) {
    float[] values = join.concatenate(features);
    if (whitening.isPresent()) {
      values = whitening.get().apply(values, join.spec().cells());
    }
    int height = join.height();
    int width = join.width();
    Tensor batch = Tensor.of(values, 1, values.length / (height * width), height, width);
    AstMaps ast;
    try (LibtorchAst networks = LibtorchAst.open(trained, threads)) {
      ast =
          masked
              ? networks.maps(
                  batch,
                  Tensor.of(features.map(InputFeatures.MASK).toTensor().values(), 1, height, width))
              : networks.maps(batch);
    }
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    maps.put(DISTANCE, new FloatMap(width, height, ast.distance().values()));
    maps.put(LIKELIHOOD, new FloatMap(width, height, ast.likelihood().values()));
    Map<String, FloatTensor> inputs = new LinkedHashMap<>(features.maps());
    inputs.put(AstMethodSettings.LATENT, FloatTensor.copyOf(ast.latent()));
    Features withLatent = new Features(inputs);
    maps.putAll(new FittedMaps(others).maps(withLatent));
    return maps;
  }

  @Override
  public double rounding(String map) {
    return new FittedMaps(others).rounding(map);
  }

  private static Value mask(GraphBuilder graph, Map<String, Value> maps) {
    Value mask = value(maps, InputFeatures.MASK);
    return graph.reshape(mask, -1, mask.size(2), mask.size(3));
  }

  private static Value value(Map<String, Value> maps, String name) {
    Value value = maps.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no feature map " + name + ", only " + maps.keySet());
    }
    return value;
  }
}
