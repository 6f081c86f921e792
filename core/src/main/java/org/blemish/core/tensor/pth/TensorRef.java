// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.util.Arrays;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/**
 * A view of a storage: element {@code i} is at {@code offset + sum i[d] * strides[d]}. Checked to
 * be inside its storage.
 */
record TensorRef(StorageRef storage, long offset, long[] shape, long[] strides) {
  /** Number of elements. */
  long count() {
    return Tensor.count(shape);
  }

  /**
   * @param file name of the file in messages
   */
  static TensorRef checked(
      String file, StorageRef storage, long offset, long[] shape, long[] strides) {
    TensorRef ref = new TensorRef(storage, offset, shape, strides);
    boolean good = offset >= 0 && shape.length == strides.length;
    try {
      long last = offset;
      for (int d = 0; good && d < shape.length; d++) {
        good = shape[d] >= 0 && strides[d] >= 0;
        last = Math.addExact(last, Math.multiplyExact(Math.max(shape[d] - 1, 0), strides[d]));
      }
      // A view that repeats elements would let a small file fill the memory.
      good = good && (ref.count() == 0 || last < storage.count()) && ref.count() <= storage.count();
    } catch (ArithmeticException e) {
      good = false;
    }
    if (!good) {
      throw new BlemishException(
          "%s: a tensor of shape %s, strides %s, offset %d is not inside its storage of %d values"
              .formatted(
                  file, Arrays.toString(shape), Arrays.toString(strides), offset, storage.count()));
    }
    return ref;
  }

  /**
   * The view's elements, row-major; the storage's array itself if the view covers all of it in
   * order.
   */
  Tensor view(float[] values) {
    int count = (int) count();
    if (count == values.length && offset == 0 && contiguous()) {
      return new Tensor(shape, values);
    }
    float[] copy = new float[count];
    long[] index = new long[shape.length];
    long at = offset;
    for (int i = 0; i < count; i++) {
      copy[i] = values[(int) at];
      for (int d = shape.length - 1; d >= 0; d--) {
        at += strides[d];
        if (++index[d] < shape[d]) {
          break;
        }
        at -= shape[d] * strides[d];
        index[d] = 0;
      }
    }
    return new Tensor(shape, copy);
  }

  private boolean contiguous() {
    long expected = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      if (shape[d] != 1 && strides[d] != expected) {
        return false;
      }
      expected *= shape[d];
    }
    return true;
  }
}
