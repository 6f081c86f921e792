// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.blemish.core.tensor.Tensor;

/**
 * Writes an ONNX graph operator by operator: each method checks the inputs' shapes, adds a node and
 * returns its result; errors name operator and shapes ({@link IllegalArgumentException}). Values
 * are 32-bit floats {@code [N, C, H, W]} or of any other rank, except between {@link
 * IntegerOperators}; the first dimension may be {@link Value#DYNAMIC}. The same calls give the same
 * bytes.
 *
 * <p>The typed operators of tribuo-util-onnx cover classifiers and no convolutions, so this is a
 * thin layer over its protobuf classes. Not safe for several threads.
 */
public final class GraphBuilder
    implements ElementwiseOperators,
        IntegerOperators,
        SpatialOperators,
        ShapeOperators,
        ReductionOperators {
  /** Version of ONNX's operators: the first in which all reductions have their axes as an input. */
  public static final int OPSET = 18;

  private static final int IR_VERSION = 8;

  private final String name;
  private final List<Value> inputs = new ArrayList<>();
  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, TensorProto> constants = new LinkedHashMap<>();
  private final Map<String, Value> outputs = new LinkedHashMap<>();
  private final Map<String, Value> small = new LinkedHashMap<>();

  public GraphBuilder(String name) {
    this.name = name;
  }

  /** Declares an input of type float; {@link Value#DYNAMIC} leaves a size open. */
  public Value input(String input, long... shape) {
    Value value = new Value(input, shape);
    inputs.add(value);
    return value;
  }

  /** A constant of type float. The tensor's values are copied. */
  public Value constant(String label, Tensor tensor) {
    String unique = unique(label);
    constants.put(unique, OnnxProtos.floats(unique, tensor));
    return new Value(unique, tensor.shape());
  }

  /** A constant list of floats, shape {@code [values.length]}. */
  public Value constant(String label, float... values) {
    return constant(label, Tensor.of(values, values.length));
  }

  /** A constant of signed bytes, for {@link #matMulInteger}. The values are not copied. */
  public Value signedBytes(String label, byte[] values, long... shape) {
    String unique = unique(label);
    constants.put(unique, OnnxProtos.signedBytes(unique, values, shape));
    return new Value(unique, shape);
  }

  @Override
  public Value scalar(float value) {
    return small.computeIfAbsent(
        "float " + value, key -> constant("scalar", new Tensor(new long[0], new float[] {value})));
  }

  @Override
  public Value integers(long... values) {
    return small.computeIfAbsent(
        "int64 " + Arrays.toString(values),
        key -> {
          String unique = unique("integers");
          constants.put(unique, OnnxProtos.integers(unique, values));
          return new Value(unique, values.length);
        });
  }

  @Override
  public Value unsignedByte(int value) {
    return small.computeIfAbsent(
        "uint8 " + value,
        key -> {
          String unique = unique("unsigned");
          constants.put(unique, OnnxProtos.unsignedByte(unique, value));
          return new Value(unique);
        });
  }

  @Override
  public Value node(
      String operator, List<Value> inputs, Map<String, Object> attributes, long... shape) {
    return nodes(operator, inputs, attributes, List.of(shape)).get(0);
  }

  @Override
  public List<Value> nodes(
      String operator, List<Value> inputs, Map<String, Object> attributes, List<long[]> shapes) {
    String unique = operator.toLowerCase(Locale.ROOT) + "_" + nodes.size();
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName(unique);
    inputs.forEach(value -> node.addInput(value.name()));
    // Sorted, since the order of an immutable map changes from run to run.
    new TreeMap<>(attributes)
        .forEach((key, value) -> node.addAttribute(OnnxProtos.attribute(key, value)));
    List<Value> results = new ArrayList<>();
    for (long[] shape : shapes) {
      String result = shapes.size() == 1 ? unique : unique + "_" + results.size();
      node.addOutput(result);
      results.add(new Value(result, shape));
    }
    nodes.add(node.build());
    return results;
  }

  /** Declares an output: the value under another name. Outputs keep the order of the calls. */
  public void output(String output, Value value) {
    if (outputs.putIfAbsent(output, value) != null) {
      throw new IllegalArgumentException(
          "graph %s has an output %s already".formatted(name, output));
    }
  }

  /**
   * Copies another graph's nodes and constants in.
   *
   * @param prefix put before all its names
   * @param model a graph of the same opset without nested graphs
   * @param bindings a value of this graph for each of its inputs
   * @return its outputs by their names there
   */
  public Map<String, Value> append(String prefix, OnnxModel model, Map<String, Value> bindings) {
    AppendedGraph part = AppendedGraph.of(prefix, model, bindings);
    part.constants().forEach(tensor -> constants.put(tensor.getName(), tensor));
    nodes.addAll(part.nodes());
    return part.outputs();
  }

  /** The finished graph. The builder can be extended afterwards without changing this result. */
  public OnnxModel build() {
    if (outputs.isEmpty()) {
      throw new IllegalStateException("graph %s has no output".formatted(name));
    }
    GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
    graph.addAllInitializer(constants.values());
    inputs.forEach(value -> graph.addInput(OnnxProtos.port(value.name(), value.shape())));
    ValueRenaming names = ValueRenaming.toOutputs(nodes, outputs);
    nodes.forEach(node -> graph.addNode(names.apply(node)));
    outputs.forEach(
        (output, value) -> {
          graph.addOutput(OnnxProtos.port(output, value.shape()));
          if (!names.of(value.name()).equals(output)) {
            graph.addNode(
                NodeProto.newBuilder()
                    .setOpType("Identity")
                    .setName("output_" + output)
                    .addInput(names.of(value.name()))
                    .addOutput(output));
          }
        });
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("blemish")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph)
            .build();
    return new OnnxModel(
        model.toByteArray(),
        List.copyOf(inputs),
        outputs.entrySet().stream().map(e -> new Value(e.getKey(), e.getValue().shape())).toList());
  }

  private String unique(String label) {
    String unique = label;
    for (int i = 1; constants.containsKey(unique); i++) {
      unique = label + "_" + i;
    }
    return unique;
  }
}
