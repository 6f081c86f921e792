// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.SplittableRandom;
import org.blemish.training.sampling.Shuffle;

/**
 * The order of samples in an epoch. It depends on seed and epoch alone: a resumed run repeats it.
 */
final class EpochOrder {
  private EpochOrder() {}

  /** The numbers from 0 to {@code count - 1}, shuffled. */
  static int[] of(long seed, int epoch, int count) {
    // The odd factor gives neighbouring seeds and epochs different keys.
    SplittableRandom random = new SplittableRandom(seed + epoch * 0x9e3779b97f4a7c15L);
    return Shuffle.permutation(count, max -> random.nextInt(max + 1));
  }
}
