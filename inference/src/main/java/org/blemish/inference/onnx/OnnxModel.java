// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.FileBytes;

/**
 * An ONNX graph: the bytes of its file, with its inputs and outputs. The array is not copied.
 *
 * @param bytes the whole file
 * @param inputs the inputs of a run, without constants
 * @param outputs the possible results of a run
 */
public record OnnxModel(byte[] bytes, List<Value> inputs, List<Value> outputs) {
  /**
   * Parses a graph.
   *
   * @param bytes the whole file
   * @param name its name in messages
   * @throws BlemishException if the bytes are not an ONNX graph, or its weights are in other files
   */
  public static OnnxModel of(byte[] bytes, String name) {
    GraphProto graph = parse(bytes, name).getGraph();
    Set<String> constants =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    return new OnnxModel(
        bytes,
        graph.getInputList().stream()
            .filter(port -> !constants.contains(port.getName()))
            .map(OnnxProtos::value)
            .toList(),
        graph.getOutputList().stream().map(OnnxProtos::value).toList());
  }

  /** Reads a graph's file; errors as {@link #of}. */
  public static OnnxModel read(Path file) {
    return of(FileBytes.read(file, FileBytes.MAX_ARRAY_BYTES), file.toString());
  }

  /**
   * The same graph with a fixed shape of one input, which lets ONNX Runtime plan its memory.
   *
   * @param input the input's name
   * @param name name of the graph in messages
   * @param shape a size for each dimension; {@link Value#DYNAMIC} leaves it unchanged
   * @throws BlemishException if the graph has no such input or requires another size
   */
  public OnnxModel fixed(String input, String name, long... shape) {
    ModelProto.Builder model = parse(bytes, name).toBuilder();
    for (ValueInfoProto.Builder port : model.getGraphBuilder().getInputBuilderList()) {
      if (!port.getName().equals(input)) {
        continue;
      }
      Value declared = OnnxProtos.value(port.build());
      if (!Shapes.agree(declared.shape(), shape)) {
        throw new BlemishException(
            Fault.MODEL, "%s: takes %s, not %s".formatted(name, declared, Value.describe(shape)));
      }
      TensorShapeProto.Builder dims =
          port.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
      for (int i = 0; i < shape.length; i++) {
        if (shape[i] != Value.DYNAMIC) {
          dims.getDimBuilder(i).setDimValue(shape[i]);
        }
      }
      Value fixed = OnnxProtos.value(port.build());
      return new OnnxModel(
          model.build().toByteArray(),
          inputs.stream().map(value -> value.name().equals(input) ? fixed : value).toList(),
          outputs);
    }
    throw new BlemishException(
        Fault.MODEL, "%s: has no input %s, only %s".formatted(name, input, inputs));
  }

  /**
   * The part of the graph that some outputs depend on.
   *
   * @param names outputs to keep, in the graph's order
   * @param name name of the graph in messages
   * @throws BlemishException if the graph has no output of one of the names
   */
  public OnnxModel pruned(List<String> names, String name) {
    List<Value> kept = outputs.stream().filter(value -> names.contains(value.name())).toList();
    if (kept.size() != Set.copyOf(names).size()) {
      throw new BlemishException(
          Fault.MODEL, "%s: has outputs %s, not all of %s".formatted(name, outputs, names));
    }
    if (kept.size() == outputs.size()) {
      return this;
    }
    ModelProto model = parse(bytes, name);
    return new OnnxModel(
        model.toBuilder().setGraph(SubGraph.of(model.getGraph(), names)).build().toByteArray(),
        inputs,
        kept);
  }

  static ModelProto parse(byte[] bytes, String name) {
    ModelProto model;
    try {
      model = ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new BlemishException(
          Fault.MODEL, "%s: not an ONNX graph: %s".formatted(name, e.getMessage()), e);
    }
    if (!model.hasGraph() || model.getGraph().getOutputCount() == 0) {
      throw new BlemishException(
          Fault.MODEL, "%s: not an ONNX graph: it has no outputs".formatted(name));
    }
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
        throw new BlemishException(
            Fault.MODEL,
            "%s: weight %s is in another file; save the graph as one file"
                .formatted(name, tensor.getName()));
      }
    }
    return model;
  }
}
