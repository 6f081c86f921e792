// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.blemish.core.tensor.Tensor;

/**
 * Weights and bias of a convolution in integers.
 *
 * @param name of the layer
 * @param shape of the weights, {@code [out, C / groups, kh, kw]}
 * @param weights -127 to 127
 * @param scales of the weights, one for each output channel
 * @param bias in units of the input's and the weights' scale; empty if there is none
 * @param inputScale scale of the convolution's input
 */
record QuantizedWeights(
    String name,
    long[] shape,
    byte[] weights,
    float[] scales,
    Optional<int[]> bias,
    float inputScale) {
  private static final int MAX_WEIGHT = 127;

  /** Half the range of 32 bits, so that sums do not overflow. */
  private static final double MAX_BIAS = 1 << 30;

  /**
   * @param constants of the graph, by name
   * @param inputScale scale of the convolution's input
   */
  static QuantizedWeights of(
      ConvolutionLayer layer, Map<String, TensorProto> constants, float inputScale) {
    TensorProto tensor = constant(layer.weight(), constants);
    float[] values = values(tensor);
    long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    int channels = (int) shape[0];
    int each = values.length / channels;
    NodeProto node = layer.convolution();
    Optional<float[]> bias =
        node.getInputCount() > 2 && !node.getInput(2).isEmpty()
            ? Optional.of(values(constant(node.getInput(2), constants)))
            : Optional.empty();
    byte[] weights = new byte[values.length];
    float[] scales = new float[channels];
    int[] integerBias = new int[channels];
    for (int c = 0; c < channels; c++) {
      float greatest = 0;
      for (int i = c * each; i < (c + 1) * each; i++) {
        greatest = Math.max(greatest, Math.abs(values[i]));
      }
      double offset = bias.isPresent() ? bias.get()[c] : 0;
      double scale =
          Math.max((double) greatest / MAX_WEIGHT, Math.abs(offset) / (inputScale * MAX_BIAS));
      scales[c] = scale > 0 ? (float) scale : 1;
      for (int i = c * each; i < (c + 1) * each; i++) {
        weights[i] = (byte) Math.round(values[i] / scales[c]);
      }
      integerBias[c] = (int) Math.round(offset / ((double) scales[c] * inputScale));
    }
    return new QuantizedWeights(
        layer.name(), shape, weights, scales, bias.map(floats -> integerBias), inputScale);
  }

  /** Adds the integers and their scales to a graph, and makes the convolution read them. */
  void addTo(GraphProto.Builder graph, NodeProto.Builder convolution) {
    graph.addInitializer(OnnxProtos.signedBytes(name + "_weights", weights, shape));
    graph.addInitializer(
        OnnxProtos.floats(name + "_weights_scale", Tensor.of(scales, scales.length)));
    graph.addInitializer(
        OnnxProtos.signedBytes(name + "_weights_zero", new byte[scales.length], scales.length));
    graph.addNode(dequantized("_weights"));
    convolution.setInput(1, name + "_weights_dequantized");
    bias.ifPresent(
        integers -> {
          float[] units = new float[scales.length];
          for (int c = 0; c < units.length; c++) {
            units[c] = scales[c] * inputScale;
          }
          graph.addInitializer(OnnxProtos.integers32(name + "_bias", integers));
          graph.addInitializer(
              OnnxProtos.floats(name + "_bias_scale", Tensor.of(units, units.length)));
          graph.addInitializer(OnnxProtos.integers32(name + "_bias_zero", new int[units.length]));
          graph.addNode(dequantized("_bias"));
          convolution.setInput(2, name + "_bias_dequantized");
        });
  }

  private NodeProto dequantized(String what) {
    return NodeProto.newBuilder()
        .setOpType("DequantizeLinear")
        .setName(name + what + "_dequantized")
        .addInput(name + what)
        .addInput(name + what + "_scale")
        .addInput(name + what + "_zero")
        .addOutput(name + what + "_dequantized")
        .addAttribute(OnnxProtos.attribute("axis", 0L))
        .build();
  }

  private static TensorProto constant(String name, Map<String, TensorProto> constants) {
    return Objects.requireNonNull(constants.get(name), name);
  }

  private static float[] values(TensorProto tensor) {
    if (tensor.hasRawData()) {
      float[] values = new float[tensor.getRawData().size() / Float.BYTES];
      tensor
          .getRawData()
          .asReadOnlyByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      return values;
    }
    float[] values = new float[tensor.getFloatDataCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.getFloatData(i);
    }
    return values;
  }
}
