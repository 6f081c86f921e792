// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static org.blemish.inference.onnx.Value.DYNAMIC;

import java.util.List;
import java.util.Map;

/** Operators on images {@code [N, C, H, W]}. */
public sealed interface SpatialOperators extends NodeSink permits GraphBuilder {
  /** Convolution without bias; {@code weight} is {@code [out, C / groups, kh, kw]}. */
  default Value conv(Value x, Value weight, Window window) {
    return conv(List.of(x, weight), window);
  }

  /**
   * Convolution; {@code weight} is {@code [out, C / groups, kh, kw]}, {@code bias} {@code [out]}.
   */
  default Value conv(Value x, Value weight, Value bias, Window window) {
    if (bias.rank() != 1 || bias.size(0) != weight.size(0)) {
      throw Shapes.error("Conv", "one bias for each output channel expected", x, weight, bias);
    }
    return conv(List.of(x, weight, bias), window);
  }

  private Value conv(List<Value> inputs, Window window) {
    Value x = inputs.get(0);
    Value weight = inputs.get(1);
    Shapes.requireRank("Conv", x, 4);
    Shapes.requireRank("Conv", weight, 4);
    if ((x.size(1) != DYNAMIC && x.size(1) != weight.size(1) * window.groups())
        || weight.size(0) % window.groups() != 0) {
      throw Shapes.error("Conv", "weight and " + window + " do not fit the channels", x, weight);
    }
    int kh = (int) weight.size(2);
    int kw = (int) weight.size(3);
    Map<String, Object> attributes = window.attributes(kh, kw);
    attributes.put("group", (long) window.groups());
    return node("Conv", inputs, attributes, slide("Conv", x, weight.size(0), kh, kw, window));
  }

  /**
   * Inference-mode normalisation: {@code (x - mean) / sqrt(variance + epsilon) * scale + shift}.
   */
  default Value batchNormalization(
      Value x, Value scale, Value shift, Value mean, Value variance, float epsilon) {
    return node(
        "BatchNormalization",
        List.of(x, scale, shift, mean, variance),
        Map.of("epsilon", epsilon),
        x.shape());
  }

  /** Mean of every channel: {@code [N, C, 1, 1]}. */
  default Value globalAveragePool(Value x) {
    Shapes.requireRank("GlobalAveragePool", x, 4);
    return node("GlobalAveragePool", List.of(x), Map.of(), x.size(0), x.size(1), 1, 1);
  }

  /** Mean of every window; cells outside the image do not count. */
  default Value averagePool(Value x, int height, int width, Window window) {
    return pool("AveragePool", x, height, width, window);
  }

  default Value maxPool(Value x, int height, int width, Window window) {
    return pool("MaxPool", x, height, width, window);
  }

  private Value pool(String operator, Value x, int height, int width, Window window) {
    Shapes.requireRank(operator, x, 4);
    return node(
        operator,
        List.of(x),
        window.attributes(height, width),
        slide(operator, x, x.size(1), height, width, window));
  }

  /** Adds zeros around the image. */
  default Value padZeros(Value x, int top, int left, int bottom, int right) {
    return pad(x, "constant", top, left, bottom, right);
  }

  /** Repeats the image's border around it. */
  default Value padEdge(Value x, int top, int left, int bottom, int right) {
    return pad(x, "edge", top, left, bottom, right);
  }

  private Value pad(Value x, String mode, int top, int left, int bottom, int right) {
    Shapes.requireRank("Pad", x, 4);
    return node(
        "Pad",
        List.of(x, integers(0, 0, top, left, 0, 0, bottom, right)),
        Map.of("mode", mode),
        x.size(0),
        x.size(1),
        x.size(2) == DYNAMIC ? DYNAMIC : x.size(2) + top + bottom,
        x.size(3) == DYNAMIC ? DYNAMIC : x.size(3) + left + right);
  }

  /** Bilinear interpolation with half-pixel centres, no anti-alias; channels known. */
  default Value resizeLinear(Value x, int height, int width) {
    Shapes.requireRank("Resize", x, 4);
    Value none = new Value("");
    // Opset 18 takes sizes for chosen axes, which leaves an open batch alone.
    return node(
        "Resize",
        List.of(x, none, none, integers(height, width)),
        Map.of(
            "mode", "linear",
            "coordinate_transformation_mode", "half_pixel",
            "axes", new long[] {2, 3}),
        x.size(0),
        x.size(1),
        height,
        width);
  }

  private static long[] slide(
      String operator, Value x, long channels, int kh, int kw, Window window) {
    long[] shape = {
      x.size(0),
      channels,
      window.positions(x.size(2), kh, window.top() + window.bottom()),
      window.positions(x.size(3), kw, window.left() + window.right())
    };
    if (shape[2] == 0 || shape[3] == 0) {
      throw Shapes.error(
          operator, "the image is smaller than the %dx%d window".formatted(kh, kw), x);
    }
    return shape;
  }
}
