// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph's content under new names, ready to be added to another graph. */
record AppendedGraph(
    List<TensorProto> constants, List<NodeProto> nodes, Map<String, Value> outputs) {
  static AppendedGraph of(String prefix, OnnxModel model, Map<String, Value> bindings) {
    ModelProto proto = OnnxModel.parse(model.bytes(), prefix);
    proto
        .getOpsetImportList()
        .forEach(
            set -> {
              if (!set.getDomain().isEmpty() || set.getVersion() != GraphBuilder.OPSET) {
                throw new IllegalArgumentException(
                    "graph %s uses operators '%s' version %d, only version %d of '' can be appended"
                        .formatted(prefix, set.getDomain(), set.getVersion(), GraphBuilder.OPSET));
              }
            });
    Map<String, String> bound = new HashMap<>();
    for (Value input : model.inputs()) {
      Value value = bindings.get(input.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "graph %s: no value for its input %s".formatted(prefix, input));
      }
      if (!Shapes.agree(input.shape(), value.shape())) {
        throw new IllegalArgumentException(
            "graph %s: input %s cannot take %s".formatted(prefix, input, value));
      }
      bound.put(input.name(), value.name());
    }
    ValueRenaming names = new ValueRenaming(bound, prefix);
    GraphProto graph = proto.getGraph();
    List<TensorProto> constants = new ArrayList<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      constants.add(tensor.toBuilder().setName(names.of(tensor.getName())).build());
    }
    List<NodeProto> nodes = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      requireNoSubgraphs(prefix, node);
      nodes.add(names.apply(node));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Value output : model.outputs()) {
      outputs.put(output.name(), new Value(names.of(output.name()), output.shape()));
    }
    return new AppendedGraph(constants, nodes, outputs);
  }

  private static void requireNoSubgraphs(String prefix, NodeProto node) {
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG() || attribute.getGraphsCount() > 0) {
        throw new IllegalArgumentException(
            "graph %s: %s holds a nested graph and cannot be appended"
                .formatted(prefix, node.getOpType()));
      }
    }
  }
}
