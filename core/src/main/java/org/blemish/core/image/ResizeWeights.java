// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

/**
 * One axis of {@link Resize}: which source pixels contribute to an output pixel, and with which
 * weights.
 *
 * @param taps room for weights per output pixel
 * @param firsts first source pixel of each output pixel
 * @param counts number of source pixels of each output pixel
 * @param weights {@code [output, taps]}, in units of 2^-22, each row sums to about 2^22
 */
record ResizeWeights(int taps, int[] firsts, int[] counts, int[] weights) {
  /** 32 bits less 8 for the sample and 2 against overflow, as in Pillow. */
  static final int BITS = 32 - 8 - 2;

  /**
   * Pillow's {@code precompute_coeffs} for the triangle filter of support 1. As there, pixels
   * outside the box but near it contribute.
   *
   * @param source pixels of the source along this axis
   * @param begin first pixel of the box
   * @param length pixels of the box
   * @param target output pixels
   */
  static ResizeWeights bilinear(int source, int begin, int length, int target) {
    double scale = (double) length / target;
    // Shrinking widens the triangle; enlarging leaves it at one source pixel.
    double support = Math.max(scale, 1.0);
    double inverse = 1.0 / support;
    int taps = (int) Math.ceil(support) * 2 + 1;
    int[] firsts = new int[target];
    int[] counts = new int[target];
    int[] weights = new int[Math.multiplyExact(target, taps)];
    double[] triangle = new double[taps];
    for (int i = 0; i < target; i++) {
      double centre = begin + (i + 0.5) * scale;
      int first = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(source, (int) (centre + support + 0.5));
      double sum = 0;
      for (int k = 0; k < end - first; k++) {
        triangle[k] = Math.max(0, 1 - Math.abs((k + first - centre + 0.5) * inverse));
        sum += triangle[k];
      }
      for (int k = 0; k < end - first; k++) {
        double share = sum == 0 ? triangle[k] : triangle[k] / sum;
        weights[i * taps + k] = (int) (0.5 + share * (1 << BITS));
      }
      firsts[i] = first;
      counts[i] = end - first;
    }
    return new ResizeWeights(taps, firsts, counts, weights);
  }

  /** First source pixel that any output pixel needs. */
  int begin() {
    return firsts[0];
  }

  /** One past the last source pixel that any output pixel needs. */
  int end() {
    return firsts[firsts.length - 1] + counts[counts.length - 1];
  }

  int first(int i) {
    return firsts[i];
  }

  int count(int i) {
    return counts[i];
  }

  int weight(int i, int k) {
    return weights[i * taps + k];
  }
}
