// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * Turns the patch tokens of a vision transformer, {@code [N, prefix + h w, C]}, into a feature map
 * {@code [N, C, h, w]} with {@code h = H / stride} and {@code w = W / stride}, rounded down. The
 * image's size may be open.
 *
 * @param output of the graph with the tokens; the map gets its name
 * @param prefix number of tokens before the patches: class token and registers
 * @param stride pixels of the image along a patch
 */
public record TokenGrid(String output, int prefix, int stride) {
  private static final int ROWS_AXIS = 2;
  private static final int RANK = 4;

  /**
   * The same graph with the map in place of the tokens.
   *
   * @param input name of the graph's input, {@code [N, 3, H, W]}
   * @param name of the graph in messages
   * @throws BlemishException if the graph has no such output, or it is not {@code [N, tokens, C]}
   */
  public OnnxModel apply(OnnxModel model, String input, String name) {
    Value tokens =
        model.outputs().stream()
            .filter(value -> value.name().equals(output))
            .findFirst()
            .orElseThrow(
                () ->
                    new BlemishException(
                        Fault.MODEL,
                        "%s: has no output %s, only %s".formatted(name, output, model.outputs())));
    if (tokens.rank() != 3) {
      throw new BlemishException(
          Fault.MODEL,
          "%s: has %s, expected patch tokens [N, tokens, channels] because the descriptor states prefixTokens"
              .formatted(name, tokens));
    }
    ModelProto proto = OnnxModel.parse(model.bytes(), name);
    GraphProto graph = proto.getGraph();
    ValueRenaming renamed = new ValueRenaming(Map.of(output, own("tokens")), "");
    GraphProto.Builder changed = graph.toBuilder().clearNode().clearOutput();
    graph.getNodeList().forEach(node -> changed.addNode(renamed.apply(node)));
    changed.addAllInitializer(constants()).addAllNode(nodes(input));
    graph
        .getOutputList()
        .forEach(
            port ->
                changed.addOutput(
                    port.getName().equals(output)
                        ? OnnxProtos.port(
                            output, Value.DYNAMIC, tokens.size(2), Value.DYNAMIC, Value.DYNAMIC)
                        : port));
    return OnnxModel.of(proto.toBuilder().setGraph(changed).build().toByteArray(), name);
  }

  private List<TensorProto> constants() {
    return List.of(
        OnnxProtos.integers(own("prefix"), prefix),
        OnnxProtos.integers(own("end"), Long.MAX_VALUE),
        OnnxProtos.integers(own("tokens_axis"), 1),
        OnnxProtos.integers(own("rows_axis"), ROWS_AXIS),
        OnnxProtos.integers(own("rank"), RANK),
        OnnxProtos.integers(own("first"), 0),
        OnnxProtos.integers(own("stride"), stride),
        OnnxProtos.integers(own("unchanged"), 0, 0));
  }

  private List<NodeProto> nodes(String input) {
    return List.of(
        node("Shape", own("image"), Map.of(), input),
        node(
            "Slice",
            own("pixels"),
            Map.of(),
            own("image"),
            own("rows_axis"),
            own("rank"),
            own("first")),
        node("Div", own("cells"), Map.of(), own("pixels"), own("stride")),
        node("Concat", own("shape"), Map.of("axis", 0L), own("unchanged"), own("cells")),
        node(
            "Slice",
            own("patches"),
            Map.of(),
            own("tokens"),
            own("prefix"),
            own("end"),
            own("tokens_axis")),
        node("Transpose", own("channels"), Map.of("perm", new long[] {0, 2, 1}), own("patches")),
        node("Reshape", output, Map.of(), own("channels"), own("shape")));
  }

  private NodeProto node(String type, String result, Map<String, Object> attributes, String... in) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(result)
            .addAllInput(List.of(in))
            .addOutput(result);
    attributes.forEach((key, value) -> node.addAttribute(OnnxProtos.attribute(key, value)));
    return node.build();
  }

  /** Name of a value that this adds to the graph. */
  private String own(String value) {
    return output + "/" + value;
  }
}
