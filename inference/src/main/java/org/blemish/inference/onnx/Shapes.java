// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static org.blemish.inference.onnx.Value.DYNAMIC;

import java.util.Arrays;

/** Shapes of operators' results; a size that the inputs leave open stays open. */
final class Shapes {
  private Shapes() {}

  /** The shape that two operands broadcast to. */
  static long[] broadcast(String operator, Value a, Value b) {
    long[] shape = new long[Math.max(a.rank(), b.rank())];
    for (int i = 1; i <= shape.length; i++) {
      long m = i <= a.rank() ? a.size(-i) : 1;
      long n = i <= b.rank() ? b.size(-i) : 1;
      if (m != n && m > 1 && n > 1) {
        throw error(operator, "operands do not broadcast", a, b);
      }
      // A known size above 1 decides; an open size paired with 1 stays open.
      shape[shape.length - i] = Math.max(m, n) > 1 ? Math.max(m, n) : Math.min(m, n);
    }
    return shape;
  }

  static long[] with(long[] shape, int axis, long size) {
    long[] result = shape.clone();
    result[axis] = size;
    return result;
  }

  static long[] reduced(long[] shape, boolean keep, int... axes) {
    boolean[] gone = new boolean[shape.length];
    for (int axis : axes) {
      gone[axis] = true;
    }
    long[] result = new long[shape.length];
    int n = 0;
    for (int i = 0; i < shape.length; i++) {
      if (!gone[i]) {
        result[n++] = shape[i];
      } else if (keep) {
        result[n++] = 1;
      }
    }
    return Arrays.copyOf(result, n);
  }

  /** ONNX's Reshape: 0 takes the input's size, one -1 takes what is left. */
  static long[] reshaped(Value x, long... target) {
    long[] shape = target.clone();
    int open = -1;
    long known = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == 0 && i < x.rank()) {
        shape[i] = x.size(i);
      } else if (shape[i] == DYNAMIC) {
        open = i;
        continue;
      }
      known = shape[i] == DYNAMIC || known == DYNAMIC ? DYNAMIC : known * shape[i];
    }
    long count = Arrays.stream(x.shape()).reduce(1, (a, b) -> a < 0 || b < 0 ? DYNAMIC : a * b);
    if (open >= 0 && known == DYNAMIC && sameOpen(x.shape(), target)) {
      // Batch copied by 0: the other sizes decide what is left.
      count = Arrays.stream(x.shape()).skip(1).reduce(1, (a, b) -> a * b);
      known = Arrays.stream(shape).filter(n -> n != DYNAMIC).reduce(1, (a, b) -> a * b);
    }
    if (count == DYNAMIC || known == DYNAMIC) {
      return shape;
    }
    if (open >= 0 && known != 0 && count % known == 0) {
      shape[open] = count / known;
    } else if (open >= 0 || known != count) {
      throw new IllegalArgumentException(
          "Reshape: %s does not fit %s".formatted(x, Value.describe(target)));
    }
    return shape;
  }

  private static boolean sameOpen(long[] shape, long[] target) {
    return shape.length > 0
        && shape[0] == DYNAMIC
        && target[0] == 0
        && Arrays.stream(shape).skip(1).noneMatch(n -> n == DYNAMIC)
        && Arrays.stream(target).skip(1).noneMatch(n -> n == 0);
  }

  /** Whether two shapes can be the same: an open size agrees with any. */
  static boolean agree(long[] a, long[] b) {
    boolean agree = a.length == b.length;
    for (int i = 0; agree && i < a.length; i++) {
      agree = a[i] == b[i] || a[i] == DYNAMIC || b[i] == DYNAMIC;
    }
    return agree;
  }

  static void requireRank(String operator, Value x, int rank) {
    if (x.rank() != rank) {
      throw error(operator, "expected " + rank + " dimensions", x);
    }
  }

  static int axis(String operator, Value x, int axis) {
    if (axis < -x.rank() || axis >= x.rank()) {
      throw error(operator, "no axis " + axis, x);
    }
    return axis < 0 ? axis + x.rank() : axis;
  }

  static IllegalArgumentException error(String operator, String what, Value... inputs) {
    return new IllegalArgumentException(
        "%s: %s, given %s".formatted(operator, what, Arrays.toString(inputs)));
  }
}
