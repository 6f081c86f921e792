// SPDX-License-Identifier: Apache-2.0
package org.blemish.training;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;

/** Runs operators that are appended to a graph. */
public final class GraphRunner {
  private GraphRunner() {}

  /** Appends operators to inputs. */
  public interface GraphAppender {
    Value append(GraphBuilder graph, List<Value> inputs);
  }

  /** Values of the appended operators' result, row-major. */
  public static float[] run(List<FeatureSpec> specs, Features features, GraphAppender appending) {
    GraphBuilder graph = new GraphBuilder("test");
    List<Value> inputs =
        specs.stream()
            .map(
                spec ->
                    graph.input(
                        spec.name(), Value.DYNAMIC, spec.channels(), spec.height(), spec.width()))
            .toList();
    graph.output("out", appending.append(graph, inputs));
    try (OnnxSession session = OnnxSession.open(graph.build(), "test", SessionOptions.threads(1))) {
      return requireNonNull(session.run(features.maps()).get("out")).values();
    }
  }
}
