// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * A tensor inside a graph that is being built: an input, a constant or an operator's result.
 *
 * @param name unique in its graph
 * @param shape sizes of the dimensions; {@link #DYNAMIC} if known only at run time
 */
public record Value(String name, long... shape) {
  /** Size of a dimension that is not known before the run. */
  public static final long DYNAMIC = -1;

  public int rank() {
    return shape.length;
  }

  /** Size of a dimension, counted from the end where negative; may be {@link #DYNAMIC}. */
  public long size(int axis) {
    return shape[axis < 0 ? axis + shape.length : axis];
  }

  @Override
  public String toString() {
    return name + describe(shape);
  }

  static String describe(long... shape) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    Arrays.stream(shape).mapToObj(n -> n == DYNAMIC ? "?" : Long.toString(n)).forEach(text::add);
    return text.toString();
  }
}
