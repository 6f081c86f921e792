// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.graph;

import java.util.Optional;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.network.FlowStudentArchitecture;
import org.blemish.ast.network.PositionalEncoding;
import org.blemish.ast.network.ResidualStudentArchitecture;
import org.blemish.ast.network.StudentArchitecture;
import org.blemish.core.BlemishException;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;

/**
 * Appends teacher, student and their maps to a graph. The part of the first convolutions that
 * depends on positions alone is written as operators on constants, which ONNX Runtime evaluates
 * once when it loads the graph.
 */
public final class AstGraph {
  private AstGraph() {}

  /**
   * Networks whose maps are not weighted.
   *
   * @param features {@code [N, C, H, W]} of the trained shape; N may be dynamic
   * @return maps; those that are no outputs of the graph cost nothing
   */
  public static AstGraphOutputs append(GraphBuilder graph, TrainedAst trained, Value features) {
    return append(graph, trained, features, Optional.empty());
  }

  /**
   * Networks whose maps are weighted by a foreground mask.
   *
   * @param features {@code [N, C, H, W]} of the trained shape; N may be dynamic
   * @param mask {@code [N, H, W]}, 0 to 1
   * @return maps; those that are no outputs of the graph cost nothing
   */
  public static AstGraphOutputs append(
      GraphBuilder graph, TrainedAst trained, Value features, Value mask) {
    return append(graph, trained, features, Optional.of(mask));
  }

  private static AstGraphOutputs append(
      GraphBuilder graph, TrainedAst trained, Value features, Optional<Value> mask) {
    check(trained.shape(), features);
    Optional<Value> positions = positions(graph, trained);
    TeacherGraph teacher =
        new TeacherGraph(graph, trained.shape().teacher(trained.settings()), trained.teacher());
    TeacherGraph.FlowValues flow = teacher.apply(features, positions);
    Value prediction = studentLatent(graph, trained, features, positions);
    Value distance = graph.reduceMean(graph.square(graph.sub(flow.z(), prediction)), false, 1);
    Value half = graph.mul(graph.reduceSum(graph.square(flow.z()), false, 1), graph.scalar(0.5f));
    Value likelihood = graph.sub(half, flow.logDeterminant());
    return new AstGraphOutputs(
        mask.map(m -> graph.mul(distance, graph.square(m))).orElse(distance),
        mask.map(m -> graph.mul(likelihood, m)).orElse(likelihood),
        flow.z());
  }

  private static Value studentLatent(
      GraphBuilder graph, TrainedAst trained, Value features, Optional<Value> positions) {
    StudentArchitecture architecture = trained.shape().student(trained.settings());
    return architecture instanceof FlowStudentArchitecture symmetric
        ? new TeacherGraph(graph, symmetric.flow(), trained.student())
            .apply(features, positions)
            .z()
        : new StudentGraph(graph, (ResidualStudentArchitecture) architecture, trained.student())
            .apply(features, positions);
  }

  private static Optional<Value> positions(GraphBuilder graph, TrainedAst trained) {
    int channels = trained.settings().positionChannels();
    FeatureShape shape = trained.shape();
    return channels == 0
        ? Optional.empty()
        : Optional.of(
            graph.constant(
                "positions", PositionalEncoding.of(channels, shape.height(), shape.width())));
  }

  private static void check(FeatureShape shape, Value features) {
    if (features.rank() != 4
        || features.size(1) != shape.channels()
        || features.size(2) != shape.height()
        || features.size(3) != shape.width()) {
      throw new BlemishException(
          "the networks were trained on features [N, %d, %d, %d], the graph has %s"
              .formatted(shape.channels(), shape.height(), shape.width(), features));
    }
  }
}
