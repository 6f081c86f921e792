// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.util.List;
import java.util.Map;

/**
 * Operators that compute in 8-bit integers. Their values are not floats until {@link #dequantize}
 * or {@link #toFloat}.
 */
public sealed interface IntegerOperators extends NodeSink permits GraphBuilder {
  /** Type float of ONNX's attribute {@code to}. */
  long FLOAT = 1;

  /** The value that stands for 0 in unsigned bytes. */
  int ZERO = 128;

  /**
   * Floats to unsigned bytes: {@code x / scale} rounded to the nearest integer, ties to even, at
   * least -128 and at most 127, plus 128.
   */
  default Value quantize(Value x, float scale) {
    return node(
        "QuantizeLinear", List.of(x, scalar(scale), unsignedByte(ZERO)), Map.of(), x.shape());
  }

  /** Unsigned bytes to the floats that they stand for. */
  default Value dequantize(Value x, float scale) {
    return node(
        "DequantizeLinear", List.of(x, scalar(scale), unsignedByte(ZERO)), Map.of(), x.shape());
  }

  /**
   * Product of the last two axes, in 32-bit integers.
   *
   * @param a unsigned bytes {@code [..., n, k]} as {@link #quantize} gives them
   * @param b signed bytes {@code [k, m]}; from -63 to 63 no processor's sums overflow
   */
  default Value matMulInteger(Value a, Value b) {
    Shapes.requireRank("MatMulInteger", b, 2);
    if (a.size(-1) != b.size(0)) {
      throw Shapes.error("MatMulInteger", "columns of the first are not rows of the second", a, b);
    }
    long[] shape = a.shape().clone();
    shape[shape.length - 1] = b.size(1);
    return node("MatMulInteger", List.of(a, b, unsignedByte(ZERO)), Map.of(), shape);
  }

  /** 32-bit integers to floats. */
  default Value toFloat(Value x) {
    return node("Cast", List.of(x), Map.of("to", FLOAT), x.shape());
  }
}
