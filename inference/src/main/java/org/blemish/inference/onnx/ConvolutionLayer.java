// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A convolution with constant weights, together with the activation that follows it.
 *
 * @param convolution the node
 * @param result the value after the activation; the convolution's own result if none follows
 */
record ConvolutionLayer(NodeProto convolution, String result) {
  private static final Set<String> ACTIVATIONS = Set.of("Clip", "Relu");

  /** The layers of a graph, in its order. */
  static List<ConvolutionLayer> of(GraphProto graph) {
    Set<String> weights =
        graph.getInitializerList().stream()
            .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber())
            .filter(tensor -> tensor.getDimsCount() == 4)
            .map(TensorProto::getName)
            .collect(Collectors.toSet());
    Map<String, List<NodeProto>> readers = readers(graph);
    Set<String> outputs =
        graph.getOutputList().stream().map(port -> port.getName()).collect(Collectors.toSet());
    List<ConvolutionLayer> layers = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Conv")
          && node.getDomain().isEmpty()
          && weights.contains(node.getInput(1))) {
        String own = node.getOutput(0);
        List<NodeProto> next = readers.getOrDefault(own, List.of());
        boolean activated =
            next.size() == 1
                && ACTIVATIONS.contains(next.get(0).getOpType())
                && !outputs.contains(own);
        layers.add(new ConvolutionLayer(node, activated ? next.get(0).getOutput(0) : own));
      }
    }
    return layers;
  }

  /** Name of the layer in its graph: the convolution's own result. */
  String name() {
    return convolution.getOutput(0);
  }

  String input() {
    return convolution.getInput(0);
  }

  String weight() {
    return convolution.getInput(1);
  }

  private static Map<String, List<NodeProto>> readers(GraphProto graph) {
    Map<String, List<NodeProto>> readers = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      node.getInputList()
          .forEach(input -> readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node));
    }
    return readers;
  }
}
