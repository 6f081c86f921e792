// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.part.PartMask;

/**
 * The memory banks of a head graph, as training writes them: a bank X is searched by matrix
 * products with constants {@code X_bank...}, one column for each patch, in integers or, with few
 * patches and in models of earlier versions, in floats. The bank of the background is left out.
 * Patches can be added without training: they join the least distances.
 */
public final class MemoryBankPatches {
  /** What the name of a bank's constants has after the name of the bank. */
  public static final String SUFFIX = "_bank";

  /**
   * Squared distances are differences of squared norms, whose rounding error in 32-bit floats is
   * about this share of the cell's squared norm. The share is subtracted: a cell that equals a
   * patch of the bank then has distance 0, and a distance of a tenth of the norm is 0.02 % too
   * small.
   */
  public static final float ROUNDING = 4e-6f;

  private final ModelProto model;
  private final Map<String, BankSearch> searches;

  private MemoryBankPatches(ModelProto model, Map<String, BankSearch> searches) {
    this.model = model;
    this.searches = searches;
  }

  /**
   * Looks for memory banks.
   *
   * @param head graph of a model
   */
  public static MemoryBankPatches of(OnnxModel head) {
    ModelProto model = OnnxModel.parse(head.bytes(), "head");
    GraphNodes nodes = new GraphNodes(model.getGraph().getNodeList());
    Map<String, BankSearch> searches = new LinkedHashMap<>();
    for (NodeProto node : nodes.all()) {
      String operator = node.getOpType();
      if (operator.startsWith("MatMul") && node.getInput(1).contains(SUFFIX)) {
        String weights = node.getInput(1);
        String bank = weights.substring(0, weights.lastIndexOf(SUFFIX));
        if (!bank.equals(PartMask.MAP)) { // patches of a part would hide it
          searches.computeIfAbsent(
              bank,
              name ->
                  operator.equals("MatMulInteger")
                      ? IntegerBankSearch.of(nodes, name, node)
                      : new FloatBankSearch(name, node.getInput(0)));
        }
      }
    }
    return new MemoryBankPatches(model, searches);
  }

  /** Names of the banks; none if the method has none. */
  public List<String> banks() {
    return List.copyOf(searches.keySet());
  }

  /** The graph with one more output for each bank: its queries, under {@link #queryOutput}. */
  public OnnxModel withQueries() {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    searches.forEach(
        (bank, search) -> {
          String output = queryOutput(bank);
          search.addQueries(graph, output);
          graph.addOutput(OnnxProtos.port(output, Value.DYNAMIC, Value.DYNAMIC, Value.DYNAMIC));
        });
    return changed(graph);
  }

  /** Name of the output with a bank's queries {@code [N, cells, d]}. */
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
          BankSearch search = searches.get(bank);
          if (search == null) {
            throw new BlemishException(
                "the model has no memory bank %s, only %s".formatted(bank, searches.keySet()));
          }
          if (patches.length > 0) {
            search.addPatches(graph, patches);
          }
        });
    return changed(graph);
  }

  private OnnxModel changed(GraphProto.Builder graph) {
    return OnnxModel.of(model.toBuilder().setGraph(graph).build().toByteArray(), "head");
  }

  /** Whether a constant holds patches of a bank. */
  static boolean belongs(String constant, String bank) {
    int at = constant.lastIndexOf(SUFFIX);
    return at == bank.length() && constant.startsWith(bank);
  }
}
