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

  /**
   * A matrix, copied.
   *
   * @param rows one or more, all of one length
   */
  public static Tensor ofRows(float[][] rows) {
    int columns = rows[0].length;
    float[] values = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return of(values, rows.length, columns);
  }

  /** Copies of the rows of this matrix. */
  public float[][] rows() {
    if (shape.length != 2) {
      throw new IllegalArgumentException(
          "shape %s: only a matrix has rows".formatted(Arrays.toString(shape)));
    }
    float[][] rows = new float[size(0)][size(1)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * size(1), rows[i], 0, size(1));
    }
    return rows;
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
