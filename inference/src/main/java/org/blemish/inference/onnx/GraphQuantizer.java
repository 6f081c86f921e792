// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.core.tensor.Tensor;

/**
 * Turns convolutions of one graph, which is parsed once, into 8-bit integer arithmetic, in the form
 * of {@code QuantizeLinear} and {@code DequantizeLinear} nodes around them (QDQ) that ONNX Runtime
 * replaces by its integer kernels. Activations have 8 bits without sign, weights 8 bits with sign
 * and a scale for each output channel, biases 32 bits. Sums of two quantized values are quantized
 * too, so that residual connections stay in integers. Everything else is computed in floats as
 * before. Not changed by any call.
 */
public final class GraphQuantizer {
  private static final String LOW = "low of ";
  private static final String HIGH = "high of ";

  private final OnnxModel model;
  private final ModelProto proto;
  private final GraphProto graph;
  private final List<ConvolutionLayer> layers;
  private final Map<String, TensorProto> constants;

  public GraphQuantizer(OnnxModel model) {
    this.model = model;
    this.proto = OnnxModel.parse(model.bytes(), "graph");
    this.graph = proto.getGraph();
    this.layers = ConvolutionLayer.of(graph);
    this.constants =
        graph.getInitializerList().stream()
            .collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
  }

  /** Names of the convolutions that can be quantized, in the graph's order. */
  public List<String> convolutions() {
    return layers.stream().map(ConvolutionLayer::name).toList();
  }

  /**
   * A graph whose outputs are the extremes of the values that are quantized, to be read by {@link
   * #ranges}.
   *
   * @throws IllegalArgumentException if the graph has no convolution
   */
  public OnnxModel measuring() {
    Set<String> values = values();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("the graph has no convolution with constant weights");
    }
    GraphProto.Builder extremes = graph.toBuilder().clearOutput();
    for (String value : values) {
      extreme("ReduceMin", value, LOW + value, extremes);
      extreme("ReduceMax", value, HIGH + value, extremes);
    }
    List<String> outputs = extremes.getOutputList().stream().map(port -> port.getName()).toList();
    GraphProto pruned = SubGraph.of(extremes.build(), outputs);
    return OnnxModel.of(proto.toBuilder().setGraph(pruned).build().toByteArray(), "graph");
  }

  private static void extreme(
      String operator, String value, String name, GraphProto.Builder graph) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addInput(value)
            .addOutput(name)
            .addAttribute(OnnxProtos.attribute("keepdims", 0L)));
    graph.addOutput(OnnxProtos.port(name));
  }

  /**
   * The ranges of a run of {@link #measuring}.
   *
   * @param results the run's results by name, each one value
   */
  public static Map<String, ValueRange> ranges(Map<String, Tensor> results) {
    Map<String, ValueRange> ranges = new HashMap<>();
    results.forEach(
        (name, low) -> {
          if (name.startsWith(LOW)) {
            String value = name.substring(LOW.length());
            Tensor high = Objects.requireNonNull(results.get(HIGH + value));
            ranges.put(value, new ValueRange(low.values()[0], high.values()[0]));
          }
        });
    return ranges;
  }

  /**
   * The graph with some of its convolutions in integers. The same arguments give the same bytes.
   *
   * @param ranges of the values, from {@link #measuring}
   * @param convolutions names of those to quantize, among {@link #convolutions}
   */
  public OnnxModel quantized(Map<String, ValueRange> ranges, Set<String> convolutions) {
    List<ConvolutionLayer> chosen =
        layers.stream().filter(layer -> convolutions.contains(layer.name())).toList();
    GraphProto.Builder quantized = graph.toBuilder().clearNode();
    Map<String, String> inputNames = quantizedInputs(chosen, ranges, quantized);
    Set<String> values = quantizedValues(chosen);
    Map<String, ConvolutionLayer> byName =
        chosen.stream().collect(Collectors.toMap(ConvolutionLayer::name, layer -> layer));
    for (NodeProto node : graph.getNodeList()) {
      NodeProto.Builder changed = node.toBuilder();
      for (int i = 0; i < node.getInputCount(); i++) {
        changed.setInput(i, inputNames.getOrDefault(node.getInput(i), node.getInput(i)));
      }
      ConvolutionLayer layer = byName.get(node.getOutput(0));
      if (layer != null) {
        ValueRange range = Objects.requireNonNull(ranges.get(layer.input()));
        QuantizedWeights.of(layer, constants, range.scale()).addTo(quantized, changed);
      }
      addWithResults(node, changed, values, ranges, quantized);
    }
    List<String> outputs = graph.getOutputList().stream().map(port -> port.getName()).toList();
    GraphProto used = SubGraph.of(quantized.build(), outputs);
    return new OnnxModel(
        proto.toBuilder().setGraph(used).build().toByteArray(), model.inputs(), model.outputs());
  }

  /** Adds a node, and after it the quantization of its results, which keep their names. */
  private static void addWithResults(
      NodeProto node,
      NodeProto.Builder changed,
      Set<String> values,
      Map<String, ValueRange> ranges,
      GraphProto.Builder quantized) {
    List<NodeProto> after = new ArrayList<>();
    for (int i = 0; i < node.getOutputCount(); i++) {
      String result = node.getOutput(i);
      if (values.contains(result)) {
        String floats = result + "_float";
        changed.setOutput(i, floats);
        ValueRange range = Objects.requireNonNull(ranges.get(result));
        after.addAll(quantization(floats, result, range, quantized));
      }
    }
    quantized.addNode(changed);
    quantized.addAllNode(after);
  }

  /** Quantizes the graph's own inputs where convolutions read them; their new names. */
  private Map<String, String> quantizedInputs(
      List<ConvolutionLayer> chosen, Map<String, ValueRange> ranges, GraphProto.Builder quantized) {
    Set<String> read = chosen.stream().map(ConvolutionLayer::input).collect(Collectors.toSet());
    Map<String, String> names = new HashMap<>();
    graph.getInputList().stream()
        .map(port -> port.getName())
        .filter(read::contains)
        .forEach(
            input -> {
              String name = input + "_dequantized";
              ValueRange range = Objects.requireNonNull(ranges.get(input));
              quantized.addAllNode(quantization(input, name, range, quantized));
              names.put(input, name);
            });
    return names;
  }

  /** Inputs and results of the layers, and sums of them. */
  private Set<String> quantizedValues(List<ConvolutionLayer> chosen) {
    Set<String> values = new HashSet<>();
    for (ConvolutionLayer layer : chosen) {
      values.add(layer.input());
      values.add(layer.result());
    }
    for (NodeProto node : graph.getNodeList()) {
      if (isSum(node) && values.containsAll(node.getInputList())) {
        values.add(node.getOutput(0));
      }
    }
    return values;
  }

  /** All values that may be quantized. */
  private Set<String> values() {
    Set<String> values = new LinkedHashSet<>();
    for (ConvolutionLayer layer : layers) {
      values.add(layer.input());
      values.add(layer.result());
    }
    if (!values.isEmpty()) {
      graph.getNodeList().stream()
          .filter(GraphQuantizer::isSum)
          .forEach(node -> values.add(node.getOutput(0)));
    }
    return values;
  }

  private static boolean isSum(NodeProto node) {
    return node.getOpType().equals("Add") && node.getDomain().isEmpty();
  }

  /** Nodes that round a value to its 256 steps; their constants are added to the graph. */
  private static List<NodeProto> quantization(
      String from, String to, ValueRange range, GraphProto.Builder graph) {
    String scale = to + "_scale";
    String zero = to + "_zero";
    String bytes = to + "_bytes";
    Tensor step = new Tensor(new long[0], new float[] {range.scale()});
    graph.addInitializer(OnnxProtos.floats(scale, step));
    graph.addInitializer(OnnxProtos.unsignedByte(zero, range.zeroPoint()));
    return List.of(
        node("QuantizeLinear", bytes, List.of(from, scale, zero)),
        node("DequantizeLinear", to, List.of(bytes, scale, zero)));
  }

  private static NodeProto node(String operator, String result, List<String> inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(operator + " of " + result)
        .addAllInput(inputs)
        .addOutput(result)
        .build();
  }
}
