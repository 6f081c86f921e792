// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.util.List;
import java.util.Map;

/** Operators on single values; two operands broadcast as in numpy. */
public sealed interface ElementwiseOperators extends NodeSink permits GraphBuilder {
  default Value add(Value a, Value b) {
    return binary("Add", a, b);
  }

  default Value sub(Value a, Value b) {
    return binary("Sub", a, b);
  }

  default Value mul(Value a, Value b) {
    return binary("Mul", a, b);
  }

  default Value div(Value a, Value b) {
    return binary("Div", a, b);
  }

  default Value min(Value a, Value b) {
    return binary("Min", a, b);
  }

  default Value max(Value a, Value b) {
    return binary("Max", a, b);
  }

  default Value pow(Value x, float exponent) {
    return binary("Pow", x, scalar(exponent));
  }

  default Value square(Value x) {
    return binary("Mul", x, x);
  }

  default Value sqrt(Value x) {
    return unary("Sqrt", x);
  }

  default Value exp(Value x) {
    return unary("Exp", x);
  }

  default Value log(Value x) {
    return unary("Log", x);
  }

  default Value atan(Value x) {
    return unary("Atan", x);
  }

  default Value abs(Value x) {
    return unary("Abs", x);
  }

  default Value neg(Value x) {
    return unary("Neg", x);
  }

  default Value relu(Value x) {
    return unary("Relu", x);
  }

  default Value sigmoid(Value x) {
    return unary("Sigmoid", x);
  }

  default Value identity(Value x) {
    return unary("Identity", x);
  }

  /** {@code x} if positive, else {@code slope * x}. */
  default Value leakyRelu(Value x, float slope) {
    return node("LeakyRelu", List.of(x), Map.of("alpha", slope), x.shape());
  }

  /** {@code x * sigmoid(x)}. */
  default Value swish(Value x) {
    return mul(x, sigmoid(x));
  }

  /** {@code min(max(x, low), high)}. */
  default Value clip(Value x, float low, float high) {
    return node("Clip", List.of(x, scalar(low), scalar(high)), Map.of(), x.shape());
  }

  private Value unary(String operator, Value x) {
    return node(operator, List.of(x), Map.of(), x.shape());
  }

  private Value binary(String operator, Value a, Value b) {
    return node(operator, List.of(a, b), Map.of(), Shapes.broadcast(operator, a, b));
  }
}
