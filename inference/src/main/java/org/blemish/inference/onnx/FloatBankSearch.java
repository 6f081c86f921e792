// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.tensor.Tensor;

/**
 * A search in floats: matrix products of queries {@code [N, cells, d + 1]} with constants {@code
 * X_bank...} {@code [d + 1, patches]}, whose first d rows are -2 times the patches and whose last
 * row is their squared norm. One more product joins the least distances.
 *
 * @param bank its name X
 * @param queries value with the cells; the last column is 1
 */
record FloatBankSearch(String bank, String queries) implements BankSearch {
  @Override
  public void addQueries(GraphProto.Builder graph, String output) {
    graph.addInitializer(OnnxProtos.integers(output + "_first", 0));
    graph.addInitializer(OnnxProtos.integers(output + "_end", -1));
    graph.addInitializer(OnnxProtos.integers(output + "_axes", 2));
    graph.addNode(
        GraphNodes.node(
            "Slice", output, queries, output + "_first", output + "_end", output + "_axes"));
  }

  @Override
  public void addPatches(GraphProto.Builder graph, float[][] patches) {
    String last = last(new GraphNodes(graph.getNodeList()));
    String prefix = bank + "_accepted_" + graph.getNodeCount();
    String weights = bank + MemoryBankPatches.SUFFIX + "_accepted_" + graph.getInitializerCount();
    graph.addInitializer(OnnxProtos.floats(weights, block(patches)));
    graph.addInitializer(OnnxProtos.integers(prefix + "_axes", 2));
    List<NodeProto> nodes = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      NodeProto.Builder changed = node.toBuilder();
      for (int i = 0; i < node.getInputCount(); i++) {
        if (node.getInput(i).equals(last)) {
          changed.setInput(i, prefix + "_least");
        }
      }
      nodes.add(changed.build());
      if (node.getOutputList().contains(last)) {
        nodes.add(GraphNodes.node("MatMul", prefix + "_product", queries, weights));
        nodes.add(
            GraphNodes.reduced(
                "ReduceMin", prefix + "_distance", prefix + "_product", prefix + "_axes"));
        nodes.add(GraphNodes.node("Min", prefix + "_least", last, prefix + "_distance"));
      }
    }
    graph.clearNode().addAllNode(nodes);
  }

  /** The value of the least distances over all blocks of a bank: the end of the chain of Min. */
  private String last(GraphNodes nodes) {
    String product = nodes.firstProduct("MatMul", bank).getOutput(0);
    String value = nodes.consumer(product, "ReduceMin").orElse(product);
    while (true) {
      Optional<String> next = nodes.consumer(value, "Min");
      if (next.isEmpty()) {
        return value;
      }
      value = next.get();
    }
  }

  private static Tensor block(float[][] patches) {
    int dimensions = patches[0].length;
    int count = patches.length;
    float[] block = new float[(dimensions + 1) * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimensions; j++) {
        block[j * count + i] = -2 * patches[i][j];
      }
      block[dimensions * count + i] = norm(patches[i]);
    }
    return Tensor.of(block, dimensions + 1, count);
  }

  /** Squared norm. */
  static float norm(float[] patch) {
    double norm = 0;
    for (float v : patch) {
      norm += (double) v * v;
    }
    return (float) norm;
  }
}
