// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import java.util.Arrays;

/**
 * A tensor of 32-bit floats, row-major ({@code [N, C, H, W]}: W runs fastest). The array is not
 * copied.
 *
 * @param shape sizes of the dimensions, each at least 0; empty for a scalar
 * @param values as many values as the shape's product
 */
public record Tensor(long[] shape, float[] values) {
  public Tensor {
    if (count(shape) != values.length) {
      throw new IllegalArgumentException(
          "shape %s needs %d values, got %d"
              .formatted(Arrays.toString(shape), count(shape), values.length));
    }
  }

  public static Tensor of(float[] values, long... shape) {
    return new Tensor(shape, values);
  }

  /** Product of the sizes. */
  public static long count(long... shape) {
    long n = 1;
    for (long size : shape) {
      n = Math.multiplyExact(n, size);
    }
    return n;
  }

  /** Size of dimension {@code i}. */
  public int size(int i) {
    return Math.toIntExact(shape[i]);
  }
}
