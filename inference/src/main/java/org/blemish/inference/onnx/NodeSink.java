// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.util.List;
import java.util.Map;

/**
 * Receives the nodes and constants that the operator interfaces create. Implemented by {@link
 * GraphBuilder} alone.
 */
public sealed interface NodeSink
    permits ElementwiseOperators,
        IntegerOperators,
        SpatialOperators,
        ShapeOperators,
        ReductionOperators {
  /**
   * Adds an operator with one result; for operators without a method.
   *
   * @param operator its name in ONNX's default domain, opset {@link GraphBuilder#OPSET}
   * @param inputs its inputs in ONNX's order; an empty name omits an optional one
   * @param attributes values of type Long, Float, String or {@code long[]}
   * @param shape the result's shape, {@link Value#DYNAMIC} if it is open
   */
  Value node(String operator, List<Value> inputs, Map<String, Object> attributes, long... shape);

  /** Adds an operator with several results, one for each shape. */
  List<Value> nodes(
      String operator, List<Value> inputs, Map<String, Object> attributes, List<long[]> shapes);

  /** A constant scalar of type float; equal ones are stored once. */
  Value scalar(float value);

  /** A constant list of type int64 (axes, sizes, indices); equal ones are stored once. */
  Value integers(long... values);

  /** A constant scalar of type uint8, 0 to 255; equal ones are stored once. */
  Value unsignedByte(int value);
}
