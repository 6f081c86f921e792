// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * Joins the inputs, and depth where the model has it, and estimates the Gaussians.
 *
 * @param settings of the method
 */
record PadimFitter(PadimSettings settings) implements Fitter {
  static final String MAP = "mahalanobis";

  @Override
  public List<String> outputs() {
    return settings.inputs();
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FeatureMapConcatenation join =
        FeatureMapConcatenation.onGridOfFirst(joined(context.features()));
    PadimModel gaussian =
        PadimCheckpoint.readOrFit(settings, join.source(context.features()), context);
    GraphBuilder graph = new GraphBuilder("padim");
    List<Value> inputs = new ArrayList<>();
    for (FeatureSpec spec : join.inputs()) {
      inputs.add(
          graph.input(spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width()));
    }
    graph.output(MAP, PadimGraph.append(graph, gaussian, join.append(graph, inputs)));
    return new FittedMethod(
        graph.build(),
        settings.units(),
        settings.terms(),
        features -> Map.of(MAP, gaussian.anomalyMap(join.concatenate(features))));
  }

  private List<FeatureSpec> joined(FeatureStore store) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String input : settings.inputs()) {
      store.specs().stream().filter(spec -> spec.name().equals(input)).forEach(specs::add);
    }
    store.specs().stream()
        .filter(spec -> spec.name().equals(InputFeatures.DEPTH))
        .forEach(specs::add);
    if (specs.isEmpty()) {
      throw new BlemishException(
          "padim.inputs is empty, and the modality has no depth: name outputs of the backbone, such as [s6]");
    }
    return specs;
  }
}
