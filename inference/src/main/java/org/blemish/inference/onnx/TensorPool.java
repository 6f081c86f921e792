// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tensors that are used again for later images: memory outside the heap would otherwise grow until
 * the garbage collector finds the tensors of earlier images. As many stay allocated as were in use
 * at once. Safe for many threads.
 */
public final class TensorPool {
  private final Map<Shape, Queue<FloatTensor>> unused = new ConcurrentHashMap<>();

  /** Compares by content, which arrays do not. */
  private record Shape(long... sizes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
      return Value.describe(sizes);
    }
  }

  /** A tensor of this shape, with values that an earlier user may have left in it. */
  public FloatTensor take(long... shape) {
    FloatTensor tensor = of(shape).poll();
    return tensor == null ? FloatTensor.allocate(shape) : tensor;
  }

  /** Lets others use a tensor from {@link #take}; the caller must not use it any more. */
  public void giveBack(FloatTensor tensor) {
    of(tensor.shape()).add(tensor);
  }

  private Queue<FloatTensor> of(long... shape) {
    return unused.computeIfAbsent(new Shape(shape.clone()), any -> new ConcurrentLinkedQueue<>());
  }
}
