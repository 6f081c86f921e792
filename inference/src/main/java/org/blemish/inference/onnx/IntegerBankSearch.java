// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.blemish.core.tensor.Tensor;

/**
 * A search in integers: cells are rounded, multiplied with blocks {@code X_bank...} of rounded
 * patches, and the least product makes a squared distance. Patches that join it are searched in
 * floats: an accepted image may show what is outside the range of the bank's integers.
 *
 * @param bank its name X
 * @param rows value with the cells, {@code [N, cells, d]}
 */
record IntegerBankSearch(String bank, String rows) implements BankSearch {
  /**
   * @param product first one of the bank
   */
  static IntegerBankSearch of(GraphNodes nodes, String bank, NodeProto product) {
    NodeProto quantized = nodes.producer(product.getInput(0));
    NodeProto withConstants = nodes.producer(quantized.getInput(0));
    return new IntegerBankSearch(bank, withConstants.getInput(0));
  }

  @Override
  public void addQueries(GraphProto.Builder graph, String output) {
    graph.addNode(GraphNodes.node("Identity", output, rows));
  }

  @Override
  public void addPatches(GraphProto.Builder graph, float[][] patches) {
    GraphNodes nodes = new GraphNodes(graph.getNodeList());
    NodeProto root = root(nodes);
    int at = graph.getNodeList().indexOf(root);
    String prefix = bank + "_accepted_" + graph.getNodeCount();
    String weights = bank + MemoryBankPatches.SUFFIX + "_accepted_" + graph.getInitializerCount();
    graph.addInitializer(OnnxProtos.floats(weights, products(patches)));
    graph.addInitializer(OnnxProtos.floats(prefix + "_norms", norms(patches)));
    graph.addInitializer(OnnxProtos.integers(prefix + "_axes", 2));
    graph.addInitializer(
        OnnxProtos.floats(
            prefix + "_share",
            new Tensor(new long[0], new float[] {1 - MemoryBankPatches.ROUNDING})));
    List<NodeProto> added =
        List.of(
            GraphNodes.node("MatMul", prefix + "_product", rows, weights),
            GraphNodes.node("Add", prefix + "_sum", prefix + "_product", prefix + "_norms"),
            GraphNodes.reduced("ReduceMin", prefix + "_nearest", prefix + "_sum", prefix + "_axes"),
            GraphNodes.node("Mul", prefix + "_squares", rows, rows),
            GraphNodes.reduced("ReduceSum", prefix + "_own", prefix + "_squares", prefix + "_axes"),
            GraphNodes.node("Mul", prefix + "_beyond", prefix + "_own", prefix + "_share"),
            GraphNodes.node("Add", prefix + "_signed", prefix + "_beyond", prefix + "_nearest"),
            GraphNodes.node("Relu", prefix + "_squared", prefix + "_signed"),
            GraphNodes.node("Min", prefix + "_least", root.getInput(0), prefix + "_squared"));
    graph.setNode(at, root.toBuilder().setInput(0, prefix + "_least"));
    for (int i = 0; i < added.size(); i++) {
      graph.addNode(at + i, added.get(i));
    }
  }

  /** The node that makes distances of squared ones. */
  private NodeProto root(GraphNodes nodes) {
    NodeProto node = nodes.firstProduct("MatMulInteger", bank);
    while (!node.getOpType().equals("Sqrt")) {
      node = nodes.consumer(node.getOutput(0));
    }
    return node;
  }

  private static Tensor products(float[][] patches) {
    int dimensions = patches[0].length;
    float[] weights = new float[dimensions * patches.length];
    for (int i = 0; i < patches.length; i++) {
      for (int j = 0; j < dimensions; j++) {
        weights[j * patches.length + i] = -2 * patches[i][j];
      }
    }
    return Tensor.of(weights, dimensions, patches.length);
  }

  private static Tensor norms(float[][] patches) {
    float[] norms = new float[patches.length];
    for (int i = 0; i < patches.length; i++) {
      norms[i] = FloatBankSearch.norm(patches[i]);
    }
    return Tensor.of(norms, patches.length);
  }
}
