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
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.patchcore.MemoryBankGraph;
import org.blemish.training.whitening.FeatureMapConcatenation;
import org.blemish.training.whitening.Whitening;

/**
 * What was learned, as a graph and as libtorch runs it.
 *
 * @param section settings
 * @param join of the feature maps that the networks see
 * @param whitening of the joined channels
 * @param trained teacher and student
 * @param memoryBanks beside the networks, in order
 * @param masked whether a soft foreground weighs the maps
 * @param threads of the reference
 */
record AstHead(
    AstMethodSettings section,
    FeatureMapConcatenation join,
    Optional<Whitening> whitening,
    TrainedAst trained,
    List<AuxiliaryMemoryBank> memoryBanks,
    boolean masked,
    int threads) {
  /** Name of the squared distance between teacher and student. */
  static final String DISTANCE = "distance";

  /** Name of the teacher's negative log-likelihood. */
  static final String LIKELIHOOD = "likelihood";

  /**
   * The graph from feature maps to {@code distance}, {@code likelihood} and the memories' maps.
   *
   * @param specs of the feature maps that there are
   */
  OnnxModel graph(List<FeatureSpec> specs) {
    GraphBuilder graph = new GraphBuilder("ast");
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (FeatureSpec spec : specs) {
      inputs.put(
          spec.name(),
          graph.input(spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width()));
    }
    Value joined =
        join.append(graph, join.inputs().stream().map(spec -> value(inputs, spec.name())).toList());
    Value features =
        whitening.map(white -> white.append(graph, joined, "whitening")).orElse(joined);
    AstGraphOutputs networks =
        masked
            ? AstGraph.append(graph, trained, features, mask(graph, inputs))
            : AstGraph.append(graph, trained, features);
    graph.output(DISTANCE, networks.distance());
    graph.output(LIKELIHOOD, networks.likelihood());
    for (AuxiliaryMemoryBank remembered : memoryBanks) {
      Value source =
          remembered.input().map(maps -> maps.append(graph, inputs)).orElse(networks.latent());
      graph.output(
          remembered.name(), MemoryBankGraph.append(graph, remembered.memoryBank(), source));
    }
    return graph.build();
  }

  /** The same maps by libtorch and plain loops. */
  FittedMethod.Reference reference() {
    return this::maps;
  }

  private Map<String, FloatMap> maps(Features features) {
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
    for (AuxiliaryMemoryBank remembered : memoryBanks) {
      maps.put(remembered.name(), remembered.map(features, ast.latent()));
    }
    return maps;
  }

  private static Value mask(GraphBuilder graph, Map<String, Value> inputs) {
    Value mask = value(inputs, InputFeatures.MASK);
    return graph.reshape(mask, -1, mask.size(2), mask.size(3));
  }

  private static Value value(Map<String, Value> inputs, String name) {
    Value value = inputs.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "no feature map " + name + ", there are " + inputs.keySet());
    }
    return value;
  }
}
