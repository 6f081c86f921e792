// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.training.sampling.Shuffle;

/**
 * Numpy's legacy {@code RandomState(seed).permutation(n)}: the fixed shuffles of channels before
 * the teacher's couplings. The generator is a Mersenne Twister (MT19937); a number up to a bound is
 * drawn by masking to the bound's bits and rejecting greater numbers.
 */
public final class Permutation {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  private Permutation(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /**
   * The numbers from 0 to {@code n - 1}, shuffled.
   *
   * @param n at least 0
   */
  public static int[] of(int seed, int n) {
    return Shuffle.permutation(n, new Permutation(seed)::upTo);
  }

  /** The inverse permutation. */
  public static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }

  private int upTo(int max) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value;
    do {
      value = draw() & mask;
    } while (value > max);
    return value;
  }

  private int draw() {
    if (next == N) {
      twist();
      next = 0;
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
    }
  }
}
