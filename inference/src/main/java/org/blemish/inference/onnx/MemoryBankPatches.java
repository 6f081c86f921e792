// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.part.PartMask;
import org.blemish.core.tensor.Tensor;

/**
 * The memory banks of a head graph, as training writes them: a bank {@code X} is searched by matrix
 * products of its queries {@code [N, cells, d + 1]} with constants {@code X_bank...} {@code [d + 1,
 * patches]}, whose first d rows are -2 times the patches and whose last row is their squared norm.
 * The bank of the background is left out. Patches can be added without training: one more product
 * joins the least distances.
 */
public final class MemoryBankPatches {
  private static final String SUFFIX = "_bank";

  private final ModelProto model;
  private final Map<String, String> queries;

  private MemoryBankPatches(ModelProto model, Map<String, String> queries) {
    this.model = model;
    this.queries = queries;
  }

  /**
   * Looks for memory banks.
   *
   * @param head graph of a model
   */
  public static MemoryBankPatches of(OnnxModel head) {
    ModelProto model = OnnxModel.parse(head.bytes(), "head");
    Map<String, String> queries = new LinkedHashMap<>();
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOpType().equals("MatMul") && node.getInput(1).contains(SUFFIX)) {
        String weights = node.getInput(1);
        String bank = weights.substring(0, weights.lastIndexOf(SUFFIX));
        if (!bank.equals(PartMask.MAP)) { // patches of a part would hide it
          queries.putIfAbsent(bank, node.getInput(0));
        }
      }
    }
    return new MemoryBankPatches(model, queries);
  }

  /** Names of the banks; none if the method has none. */
  public List<String> banks() {
    return List.copyOf(queries.keySet());
  }

  /** The graph with one more output for each bank: its queries, under {@link #queryOutput}. */
  public OnnxModel withQueries() {
    ModelProto.Builder changed = model.toBuilder();
    queries.forEach(
        (bank, value) -> {
          changed
              .getGraphBuilder()
              .addOutput(
                  OnnxProtos.port(queryOutput(bank), Value.DYNAMIC, Value.DYNAMIC, Value.DYNAMIC));
          changed
              .getGraphBuilder()
              .addNode(
                  NodeProto.newBuilder()
                      .setOpType("Identity")
                      .setName(queryOutput(bank) + "_identity")
                      .addInput(value)
                      .addOutput(queryOutput(bank)));
        });
    return OnnxModel.of(changed.build().toByteArray(), "head");
  }

  /** Name of the output with a bank's queries {@code [N, cells, d + 1]}; the last column is 1. */
  public static String queryOutput(String bank) {
    return bank + "_queries";
  }

  /** Number of patches in a bank. */
  public int patches(String bank) {
    return model.getGraph().getInitializerList().stream()
        .filter(tensor -> belongs(tensor.getName(), bank))
        .mapToInt(tensor -> (int) tensor.getDims(1))
        .sum();
  }

  /**
   * The graph with more patches in some banks.
   *
   * @param added by bank, {@code [patches, d]}
   * @throws BlemishException if the graph has no such bank
   */
  public OnnxModel with(Map<String, float[][]> added) {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    added.forEach(
        (bank, patches) -> {
          if (patches.length > 0) {
            add(graph, bank, patches);
          }
        });
    return OnnxModel.of(model.toBuilder().setGraph(graph).build().toByteArray(), "head");
  }

  private void add(GraphProto.Builder graph, String bank, float[][] patches) {
    String query = queries.get(bank);
    if (query == null) {
      throw new BlemishException(
          "the model has no memory bank %s, only %s".formatted(bank, queries.keySet()));
    }
    String last = last(graph, bank);
    String prefix = bank + "_accepted_" + graph.getNodeCount();
    String weights = bank + SUFFIX + "_accepted_" + graph.getInitializerCount();
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
        nodes.add(node("MatMul", prefix + "_product", query, weights));
        nodes.add(
            node("ReduceMin", prefix + "_distance", prefix + "_product", prefix + "_axes")
                .toBuilder()
                .addAttribute(OnnxProtos.attribute("keepdims", 0L))
                .build());
        nodes.add(node("Min", prefix + "_least", last, prefix + "_distance"));
      }
    }
    graph.clearNode().addAllNode(nodes);
  }

  /** The value of the least distances over all blocks of a bank: the end of the chain of Min. */
  private static String last(GraphProto.Builder graph, String bank) {
    String product = "";
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("MatMul") && belongs(node.getInput(1), bank)) {
        product = node.getOutput(0);
        break;
      }
    }
    String value = consumer(graph, product, "ReduceMin").orElse(product);
    while (true) {
      Optional<String> next = consumer(graph, value, "Min");
      if (next.isEmpty()) {
        return value;
      }
      value = next.get();
    }
  }

  private static Optional<String> consumer(
      GraphProto.Builder graph, String value, String operator) {
    return graph.getNodeList().stream()
        .filter(node -> node.getOpType().equals(operator) && node.getInputList().contains(value))
        .map(node -> node.getOutput(0))
        .findFirst();
  }

  private static boolean belongs(String name, String bank) {
    int at = name.lastIndexOf(SUFFIX);
    return at == bank.length() && name.startsWith(bank);
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static Tensor block(float[][] patches) {
    int dimensions = patches[0].length;
    int count = patches.length;
    float[] block = new float[(dimensions + 1) * count];
    for (int i = 0; i < count; i++) {
      double norm = 0;
      for (int j = 0; j < dimensions; j++) {
        float v = patches[i][j];
        block[j * count + i] = -2 * v;
        norm += (double) v * v;
      }
      block[dimensions * count + i] = (float) norm;
    }
    return Tensor.of(block, dimensions + 1, count);
  }
}
