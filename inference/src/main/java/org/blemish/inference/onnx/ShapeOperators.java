// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static org.blemish.inference.onnx.Value.DYNAMIC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that move values without changing them; a negative axis counts from the end. */
public sealed interface ShapeOperators extends NodeSink permits GraphBuilder {
  default Value concat(int axis, Value... parts) {
    int at = Shapes.axis("Concat", parts[0], axis);
    long[] shape = parts[0].shape().clone();
    for (int i = 1; i < parts.length; i++) {
      Shapes.requireRank("Concat", parts[i], shape.length);
      for (int d = 0; d < shape.length; d++) {
        long n = parts[i].size(d);
        if (d == at) {
          shape[d] = shape[d] == DYNAMIC || n == DYNAMIC ? DYNAMIC : shape[d] + n;
        } else if (shape[d] == DYNAMIC) {
          shape[d] = n;
        } else if (n != DYNAMIC && n != shape[d]) {
          throw Shapes.error("Concat", "sizes other than axis " + at + " differ", parts);
        }
      }
    }
    return node("Concat", List.of(parts), Map.of("axis", (long) at), shape);
  }

  /** Parts of these sizes along an axis. */
  default List<Value> split(Value x, int axis, long... sizes) {
    int at = Shapes.axis("Split", x, axis);
    if (x.size(at) != DYNAMIC && x.size(at) != Arrays.stream(sizes).sum()) {
      throw Shapes.error("Split", "sizes " + Arrays.toString(sizes) + " do not fit", x);
    }
    List<long[]> shapes = new ArrayList<>();
    for (long size : sizes) {
      shapes.add(Shapes.with(x.shape(), at, size));
    }
    return nodes("Split", List.of(x, integers(sizes)), Map.of("axis", (long) at), shapes);
  }

  /** The part {@code [from, to)} of an axis. */
  default Value slice(Value x, int axis, long from, long to) {
    int at = Shapes.axis("Slice", x, axis);
    if (from < 0 || to <= from || (x.size(at) != DYNAMIC && to > x.size(at))) {
      throw Shapes.error("Slice", "no part [%d, %d)".formatted(from, to), x);
    }
    return node(
        "Slice",
        List.of(x, integers(from), integers(to), integers(at)),
        Map.of(),
        Shapes.with(x.shape(), at, to - from));
  }

  /** The entries of an axis at these indices, in their order. */
  default Value gather(Value x, int axis, long... indices) {
    int at = Shapes.axis("Gather", x, axis);
    for (long index : indices) {
      if (index < 0 || (x.size(at) != DYNAMIC && index >= x.size(at))) {
        throw Shapes.error("Gather", "no index " + index, x);
      }
    }
    return node(
        "Gather",
        List.of(x, integers(indices)),
        Map.of("axis", (long) at),
        Shapes.with(x.shape(), at, indices.length));
  }

  /** Another shape for the same values: 0 keeps the input's size, one -1 takes what is left. */
  default Value reshape(Value x, long... shape) {
    return node("Reshape", List.of(x, integers(shape)), Map.of(), Shapes.reshaped(x, shape));
  }

  /** Axis {@code i} of the result is axis {@code axes[i]} of the input. */
  default Value transpose(Value x, int... axes) {
    Shapes.requireRank("Transpose", x, axes.length);
    long[] shape = Arrays.stream(axes).mapToLong(x::size).toArray();
    long[] permutation = Arrays.stream(axes).asLongStream().toArray();
    return node("Transpose", List.of(x), Map.of("perm", permutation), shape);
  }
}
