// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;

/**
 * Random features on a grid of 4x4 cells. The right half is not scored and holds a sentinel.
 *
 * @param sentinel value of the cells that are not scored
 */
public record HalfIgnoredPatchSource(float sentinel) implements PatchSource {
  private static final int SIDE = 4;

  @Override
  public FeatureSpec spec() {
    return new FeatureSpec("s", 3, SIDE, SIDE);
  }

  @Override
  public int views() {
    return 6;
  }

  @Override
  public void read(int view, float[] values) {
    SplittableRandom random = new SplittableRandom(view);
    for (int i = 0; i < values.length; i++) {
      double value = random.nextDouble();
      values[i] = isScoredCell(i) && view + 1 < views() ? (float) value : sentinel;
    }
  }

  /** The left half; no cell of the last view. */
  @Override
  public Optional<Mask> scoredCells(int view) {
    BitSet bits = new BitSet();
    for (int y = 0; y < SIDE && view + 1 < views(); y++) {
      bits.set(y * SIDE, y * SIDE + SIDE / 2);
    }
    return Optional.of(new Mask(SIDE, SIDE, bits));
  }

  /** Whether a cell is scored. */
  public static boolean isScoredCell(int cell) {
    return cell % SIDE < SIDE / 2;
  }
}
