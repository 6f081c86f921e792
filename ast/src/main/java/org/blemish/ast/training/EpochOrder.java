// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The order of samples in an epoch: known from seed and epoch alone, so a resumed run goes on. */
final class EpochOrder {
  private EpochOrder() {}

  /** The numbers from 0 to {@code count - 1}, shuffled. */
  static int[] of(long seed, int epoch, int count) {
    // An odd factor keeps keys of neighbouring seeds and epochs apart.
    SplittableRandom random = new SplittableRandom(seed + epoch * 0x9e3779b97f4a7c15L);
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
