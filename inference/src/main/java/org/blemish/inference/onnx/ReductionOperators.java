// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static org.blemish.inference.onnx.Value.DYNAMIC;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that sum or compare over axes, and matrix products. */
public sealed interface ReductionOperators extends NodeSink permits GraphBuilder {
  /** Mean over axes, which are kept with size 1 if {@code keep}, else removed. */
  default Value reduceMean(Value x, boolean keep, int... axes) {
    return reduce("ReduceMean", x, keep, axes);
  }

  default Value reduceSum(Value x, boolean keep, int... axes) {
    return reduce("ReduceSum", x, keep, axes);
  }

  default Value reduceMin(Value x, boolean keep, int... axes) {
    return reduce("ReduceMin", x, keep, axes);
  }

  default Value reduceMax(Value x, boolean keep, int... axes) {
    return reduce("ReduceMax", x, keep, axes);
  }

  private Value reduce(String operator, Value x, boolean keep, int... axes) {
    int[] at = Arrays.stream(axes).map(axis -> Shapes.axis(operator, x, axis)).toArray();
    return node(
        operator,
        List.of(x, integers(Arrays.stream(at).asLongStream().toArray())),
        Map.of("keepdims", keep ? 1L : 0L),
        Shapes.reduced(x.shape(), keep, at));
  }

  /** Product over the last two axes; the axes before them broadcast. */
  default Value matMul(Value a, Value b) {
    if (a.rank() < 2 || b.rank() < 2 || differ(a.size(-1), b.size(-2))) {
      throw Shapes.error("MatMul", "columns of the first are not rows of the second", a, b);
    }
    Value left = new Value(a.name(), Arrays.copyOf(a.shape(), a.rank() - 2));
    Value right = new Value(b.name(), Arrays.copyOf(b.shape(), b.rank() - 2));
    long[] batch = Shapes.broadcast("MatMul", left, right);
    long[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = a.size(-2);
    shape[batch.length + 1] = b.size(-1);
    return node("MatMul", List.of(a, b), Map.of(), shape);
  }

  /**
   * {@code x W + b}, or {@code x W^T + b} if {@code transposed} ({@code weight} is then {@code
   * [out, in]} as in a linear layer of PyTorch); {@code x} is {@code [N, in]}.
   */
  default Value gemm(Value x, Value weight, Value bias, boolean transposed) {
    Shapes.requireRank("Gemm", x, 2);
    Shapes.requireRank("Gemm", weight, 2);
    long in = weight.size(transposed ? 1 : 0);
    long out = weight.size(transposed ? 0 : 1);
    if (differ(x.size(1), in)) {
      throw Shapes.error("Gemm", "columns of the first are not the weight's inputs", x, weight);
    }
    return node(
        "Gemm", List.of(x, weight, bias), Map.of("transB", transposed ? 1L : 0L), x.size(0), out);
  }

  private static boolean differ(long m, long n) {
    return m != n && m != DYNAMIC && n != DYNAMIC;
  }
}
