// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * Writes the graph of an EfficientNet from its weights, up to the last block that is needed.
 * Normalisations are folded into the convolutions before them, which changes no result in
 * evaluation mode beyond rounding.
 */
final class EfficientNetGraph {
  private final GraphBuilder graph;
  private final EfficientNetArchitecture architecture;
  private final EfficientNetWeights weights;
  private final Padding padding;
  private final double epsilon;

  /** Rows that the map has at this place when the image has its nominal size. */
  private int nominal;

  private EfficientNetGraph(
      EfficientNetArchitecture architecture,
      EfficientNetWeights weights,
      Padding padding,
      double epsilon) {
    this.graph = new GraphBuilder(architecture.name());
    this.architecture = architecture;
    this.weights = weights;
    this.padding = padding;
    this.epsilon = epsilon;
    this.nominal = architecture.nominalSize();
  }

  /**
   * @param input name of the graph's input
   * @param taps the block whose result each output is, by output name
   */
  static OnnxModel write(
      String input,
      EfficientNetArchitecture architecture,
      EfficientNetWeights weights,
      Padding padding,
      double epsilon,
      Map<String, EfficientNetBlock> taps) {
    return new EfficientNetGraph(architecture, weights, padding, epsilon).write(input, taps);
  }

  private OnnxModel write(String input, Map<String, EfficientNetBlock> taps) {
    int last = taps.values().stream().mapToInt(EfficientNetBlock::index).max().orElseThrow();
    List<Value> results = new ArrayList<>();
    Value x = graph.input(input, Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    WeightNaming naming = weights.naming();
    x = activate(conv(x, naming.stem, naming.stemNorm, 3, architecture.stem(), 3, 2, 1));
    for (EfficientNetBlock block : architecture.blocks().subList(0, last + 1)) {
      x = block(x, block);
      results.add(x);
    }
    taps.forEach((name, block) -> graph.output(name, results.get(block.index())));
    return graph.build();
  }

  private Value block(Value in, EfficientNetBlock b) {
    Value x = in;
    int wide = b.expanded();
    if (b.expands()) {
      x =
          activate(
              conv(
                  x,
                  b,
                  WeightNaming.BlockLayer.EXPAND,
                  WeightNaming.BlockLayer.EXPAND_NORM,
                  b.in(),
                  wide,
                  1,
                  1,
                  1));
    }
    x =
        activate(
            conv(
                x,
                b,
                WeightNaming.BlockLayer.DEPTHWISE,
                WeightNaming.BlockLayer.DEPTHWISE_NORM,
                wide,
                wide,
                b.kernel(),
                b.stride(),
                wide));
    if (b.squeezed() > 0) {
      Value squeezed = graph.globalAveragePool(x);
      squeezed = activate(biased(squeezed, b, WeightNaming.BlockLayer.SQUEEZE, wide, b.squeezed()));
      x =
          graph.mul(
              x,
              graph.sigmoid(
                  biased(squeezed, b, WeightNaming.BlockLayer.EXCITE, b.squeezed(), wide)));
    }
    x =
        conv(
            x,
            b,
            WeightNaming.BlockLayer.PROJECT,
            WeightNaming.BlockLayer.PROJECT_NORM,
            wide,
            b.out(),
            1,
            1,
            1);
    return b.residual() ? graph.add(x, in) : x;
  }

  private Value activate(Value x) {
    return architecture.lite() ? graph.clip(x, 0, 6) : graph.swish(x);
  }

  private Value conv(
      Value x,
      EfficientNetBlock b,
      WeightNaming.BlockLayer layer,
      WeightNaming.BlockLayer norm,
      int in,
      int out,
      int kernel,
      int stride,
      int groups) {
    WeightNaming naming = weights.naming();
    return conv(x, naming.layer(b, layer), naming.layer(b, norm), in, out, kernel, stride, groups);
  }

  /**
   * Convolution without bias, then {@code (y - mean) / sqrt(variance + epsilon) * scale + shift}.
   */
  private Value conv(
      Value x, String layer, String norm, int in, int out, int kernel, int stride, int groups) {
    float[] w = weights.get(layer + ".weight", out, in / groups, kernel, kernel).values();
    float[] scale = weights.get(norm + ".weight", out).values();
    float[] shift = weights.get(norm + ".bias", out).values();
    float[] mean = weights.get(norm + ".running_mean", out).values();
    float[] variance = weights.get(norm + ".running_var", out).values();
    float[] folded = new float[w.length];
    float[] bias = new float[out];
    int each = w.length / out;
    for (int o = 0; o < out; o++) {
      double factor = scale[o] / Math.sqrt(variance[o] + epsilon);
      bias[o] = (float) (shift[o] - mean[o] * factor);
      for (int i = o * each; i < (o + 1) * each; i++) {
        folded[i] = (float) (w[i] * factor);
      }
    }
    Window window = padding.window(kernel, stride, nominal).withGroups(groups);
    nominal = Padding.ceil(nominal, stride);
    return graph.conv(
        x,
        graph.constant(layer + ".weight", Tensor.of(folded, out, in / groups, kernel, kernel)),
        graph.constant(layer + ".bias", bias),
        window);
  }

  private Value biased(
      Value x, EfficientNetBlock b, WeightNaming.BlockLayer layer, int in, int out) {
    String name = weights.naming().layer(b, layer);
    return graph.conv(
        x,
        graph.constant(name + ".weight", weights.get(name + ".weight", out, in, 1, 1)),
        graph.constant(name + ".bias", weights.get(name + ".bias", out)),
        Window.valid());
  }
}
