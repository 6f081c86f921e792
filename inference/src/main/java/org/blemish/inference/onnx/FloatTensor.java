// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.blemish.core.tensor.Tensor;

/**
 * A tensor of floats outside the heap, which ONNX Runtime reads and writes in place. The buffer is
 * used from 0 to its capacity, independent of its position, and must not change during a run.
 *
 * @param shape sizes of the dimensions
 * @param values direct, native order, as many values as the shape's product
 */
public record FloatTensor(long[] shape, FloatBuffer values) {
  public FloatTensor {
    long count = Tensor.count(shape);
    if (values.capacity() != count) {
      throw new IllegalArgumentException(
          "shape %s needs %d values, the buffer holds %d"
              .formatted(Value.describe(shape), count, values.capacity()));
    }
    if (!values.isDirect() || !values.order().equals(ByteOrder.nativeOrder())) {
      throw new IllegalArgumentException(
          "shape %s: the buffer must be direct and in native order"
              .formatted(Value.describe(shape)));
    }
  }

  /** A tensor of zeros; its memory is freed by the garbage collector. */
  public static FloatTensor allocate(long... shape) {
    int bytes = Math.toIntExact(Math.multiplyExact(4, Tensor.count(shape)));
    return new FloatTensor(
        shape, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer());
  }

  /** A copy outside the heap. */
  public static FloatTensor copyOf(Tensor tensor) {
    FloatTensor copy = allocate(tensor.shape());
    copy.values.put(0, tensor.values());
    return copy;
  }

  /** A copy on the heap. */
  public Tensor toTensor() {
    float[] copy = new float[values.capacity()];
    values.get(0, copy);
    return new Tensor(shape, copy);
  }
}
