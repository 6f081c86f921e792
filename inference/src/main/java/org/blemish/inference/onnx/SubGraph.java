// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Removes what some outputs of a graph do not depend on. */
final class SubGraph {
  private SubGraph() {}

  /**
   * @param graph with nodes in the order of their dependencies, as ONNX requires
   * @param outputs names of the outputs to keep
   */
  static GraphProto of(GraphProto graph, List<String> outputs) {
    Set<String> needed = new HashSet<>(outputs);
    List<NodeProto> nodes = new ArrayList<>();
    for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
      NodeProto node = graph.getNode(i);
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        nodes.add(node);
        addInputs(node, needed);
      }
    }
    Collections.reverse(nodes);
    GraphProto.Builder pruned =
        graph.toBuilder().clearNode().clearInitializer().clearSparseInitializer().clearOutput();
    pruned.addAllNode(nodes);
    graph.getInitializerList().stream()
        .filter(tensor -> needed.contains(tensor.getName()))
        .forEach(pruned::addInitializer);
    graph.getSparseInitializerList().stream()
        .filter(tensor -> needed.contains(tensor.getValues().getName()))
        .forEach(pruned::addSparseInitializer);
    graph.getOutputList().stream()
        .filter(port -> outputs.contains(port.getName()))
        .forEach(pruned::addOutput);
    return pruned.build();
  }

  /** Inputs of a node, and everything that the bodies of its loops and branches read. */
  private static void addInputs(NodeProto node, Set<String> needed) {
    needed.addAll(node.getInputList());
    node.getAttributeList().stream()
        .flatMap(
            attribute ->
                Stream.concat(Stream.of(attribute.getG()), attribute.getGraphsList().stream()))
        .flatMap(body -> body.getNodeList().stream())
        .forEach(inner -> addInputs(inner, needed));
  }
}
