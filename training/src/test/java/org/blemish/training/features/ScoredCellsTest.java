// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.preparation.Tiling;
import org.junit.jupiter.api.Test;

class ScoredCellsTest {
  private static final Size IMAGE_SIZE = new Size(96, 64);

  private static Preparation tiled(ResizeMode fit) {
    return new Preparation(
        IMAGE_SIZE,
        fit,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Tiling(new Size(64, 64), 32)));
  }

  /** Less than half of the first column of 8x8 blocks, and one whole block. */
  private static Mask ignore() {
    BitSet bits = new BitSet();
    for (int y = 0; y < 64; y++) {
      bits.set(y * 96, y * 96 + 3);
    }
    for (int y = 16; y < 24; y++) {
      bits.set(y * 96 + 40, y * 96 + 48);
    }
    return new Mask(96, 64, bits);
  }

  @Test
  void aCellOfATileIsScoredIfAtLeastHalfOfItIsNotIgnored() {
    Preparation preparation = tiled(ResizeMode.STRETCH);
    List<Geometry> samples =
        List.of(preparation.geometry(IMAGE_SIZE), preparation.geometry(IMAGE_SIZE));
    ScoredCells cells = new ScoredCells(preparation, samples, Optional.of(ignore()));
    // The block is cell (5, 2) of the image: column 5 of the first tile, column 1 of the second.
    for (int sample = 0; sample < 2; sample++) {
      assertThat(missing(cells.of(2 * sample, new Size(8, 8)))).containsExactly(2 * 8 + 5);
      assertThat(missing(cells.of(2 * sample + 1, new Size(8, 8)))).containsExactly(2 * 8 + 1);
    }
    // No cell of 32x32 pixels is ignored by more than half.
    assertThat(cells.of(0, new Size(2, 2))).isEmpty();
  }

  @Test
  void paddingIsNotScored() {
    Preparation preparation = tiled(ResizeMode.PAD);
    Geometry upright = preparation.geometry(new Size(32, 64));
    assertThat(upright.content()).isEqualTo(new Rectangle(32, 0, 32, 64));
    ScoredCells cells = new ScoredCells(preparation, List.of(upright), Optional.empty());
    assertThat(cells.of(0, new Size(2, 2)).orElseThrow().cells()).containsExactly(1, 3);
    assertThat(cells.of(1, new Size(2, 2)).orElseThrow().cells()).containsExactly(0, 2);
  }

  private static int[] missing(Optional<Mask> cells) {
    return Mask.full(new Size(8, 8)).without(cells.orElseThrow()).cells();
  }
}
