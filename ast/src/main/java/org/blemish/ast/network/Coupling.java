// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/**
 * A conditional affine coupling, a bijection of {@code [N, C, H, W]}. For the halves x1, x2 of the
 * channels and the condition p, the position:
 *
 * <pre>
 * s, t = net2(x2, p)    y1 = exp(e(s)) x1 + t
 * s, t = net1(y1, p)    y2 = exp(e(s)) x2 + t      e(s) = a 0.636 atan(s / a)
 * </pre>
 *
 * The output is clamped to +-1e6; log|det| is the sum of both e(s) over channels. Does not own the
 * weights.
 */
final class Coupling {
  private static final double LIMIT = 1e6;

  private final TeacherArchitecture shape;
  private final CouplingNet net1;
  private final CouplingNet net2;

  Coupling(
      TeacherArchitecture shape, int k, NetworkWeights weights, ConvolutionPrecision precision) {
    this.shape = shape;
    String name = TeacherArchitecture.coupling(k);
    int padding = shape.kernels().get(k) / 2;
    net1 = CouplingNet.of(weights, name + ".s1", padding, precision);
    net2 = CouplingNet.of(weights, name + ".s2", padding, precision);
  }

  /** The image of x and its log-determinant, given positions {@code [1, P, H, W]}. */
  FlowOutput forward(NativeTensor x, NativeTensor positions) {
    NativeTensor x1 = x.narrow(1, 0, shape.first());
    NativeTensor x2 = x.narrow(1, shape.first(), shape.second());
    Affine second = affine(net2.apply(x2, positions));
    NativeTensor y1 = second.scale().exp().times(x1).plus(second.shift());
    Affine first = affine(net1.apply(y1, positions));
    NativeTensor y2 = first.scale().exp().times(x2).plus(first.shift());
    return new FlowOutput(
        NativeTensor.cat(1, y1, y2).clamp(-LIMIT, LIMIT),
        first.scale().sum(1).plus(second.scale().sum(1)));
  }

  /** The x that {@link #forward} maps to y, where y was not clamped. */
  NativeTensor inverse(NativeTensor y, NativeTensor positions) {
    NativeTensor y1 = y.narrow(1, 0, shape.first());
    NativeTensor y2 = y.narrow(1, shape.first(), shape.second());
    Affine first = affine(net1.apply(y1, positions));
    NativeTensor x2 = y2.minus(first.shift()).dividedBy(first.scale().exp());
    Affine second = affine(net2.apply(x2, positions));
    NativeTensor x1 = y1.minus(second.shift()).dividedBy(second.scale().exp());
    return NativeTensor.cat(1, x1, x2);
  }

  private Affine affine(NativeTensor output) {
    int half = output.size(1) / 2;
    NativeTensor s = output.narrow(1, 0, half);
    double a = shape.clamp();
    return new Affine(s.times(1 / a).atan().times(0.636 * a), output.narrow(1, half, half));
  }

  /** e(s) and t. */
  private record Affine(NativeTensor scale, NativeTensor shift) {}
}
