// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.method.Progress;
import org.blemish.training.patchcore.MemoryBank;
import org.blemish.training.patchcore.MemoryBankSettings;
import org.blemish.training.whitening.Whitening;
import org.junit.jupiter.api.Test;

class PatchSourceTest {
  /**
   * Two views of 3x2 cells.
   *
   * @param scored the cells of the second view; the first has none
   */
  private record Source(int... scored) implements PatchSource {
    @Override
    public FeatureSpec spec() {
      return new FeatureSpec("s5", 4, 2, 3);
    }

    @Override
    public int views() {
      return 2;
    }

    @Override
    public void read(int view, float[] values) {
      Arrays.fill(values, view + 1);
    }

    @Override
    public Optional<Mask> scoredCells(int view) {
      BitSet cells = new BitSet();
      if (view == 1) {
        Arrays.stream(scored).forEach(cells::set);
      }
      return Optional.of(new Mask(3, 2, cells));
    }
  }

  @Test
  void indicesAreThoseOfTheMask() {
    assertThat(new Source(1, 5).scoredCellIndices(1)).containsExactly(1, 5);
    assertThat(new Source(1, 5).scoredCellIndices(0)).isEmpty();
  }

  @Test
  void oneScoredCellOfOneViewIsEnough() {
    assertThatCode(() -> new Source(4).requireScoredCells()).doesNotThrowAnyException();
  }

  @Test
  void fittingToNothingButIgnoredCellsNamesTheIgnoreMask() {
    PatchSource nothing = new Source();
    MemoryBankSettings bank = new MemoryBankSettings("near", "s5", 0, 1, 5, 50, 8);
    assertThatThrownBy(() -> Whitening.fit(nothing, 2, 0))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("preparation.ignore")
        .hasMessageContaining("feature map s5 (3x2 cells)");
    assertThatThrownBy(() -> MemoryBank.fit(bank, nothing, 0, Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("preparation.ignore");
  }
}
