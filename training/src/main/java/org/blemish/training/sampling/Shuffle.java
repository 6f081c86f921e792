// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.sampling;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Fisher-Yates shuffles. Model bytes depend on the order in which random numbers are drawn, so
 * neither method may be replaced by the other.
 */
public final class Shuffle {
  private Shuffle() {}

  /**
   * Different elements in random order: the first steps of a shuffle from the front.
   *
   * @param elements to choose from, not changed
   * @param count from 0 to the number of elements
   */
  public static int[] choose(int[] elements, int count, SplittableRandom random) {
    int[] order = elements.clone();
    for (int i = 0; i < count; i++) {
      swap(order, i, i + random.nextInt(order.length - i));
    }
    return Arrays.copyOf(order, count);
  }

  /**
   * The numbers from 0 to {@code n - 1} in random order: a shuffle from the back, as numpy does it.
   *
   * @param n at least 0
   * @param drawUpTo a random number from 0 to its argument, inclusive
   */
  public static int[] permutation(int n, IntUnaryOperator drawUpTo) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      swap(order, i, drawUpTo.applyAsInt(i));
    }
    return order;
  }

  private static void swap(int[] order, int i, int j) {
    int first = order[i];
    order[i] = order[j];
    order[j] = first;
  }
}
