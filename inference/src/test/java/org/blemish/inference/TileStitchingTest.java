// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.preparation.Tiling;
import org.junit.jupiter.api.Test;

class TileStitchingTest {
  private static final Size IMAGE = new Size(256, 256);
  private static final int TILE = 192;
  private static final int OVERLAP = 128;

  private static Preparation tiled(Size image, int tile, int overlap) {
    return new Preparation(
        image,
        ResizeMode.STRETCH,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Tiling(new Size(tile, tile), overlap)));
  }

  private static FloatMap map(Model model, Size size) {
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      return requireNonNull(
          detector.maps(Input.of(NoiseImages.good(size, 11)), "noise").maps().get(TinyModel.MAP));
    }
  }

  @Test
  void whereCellsSeeTheirOwnPixelsAloneTilesMakeNoDifference() {
    FloatMap whole = map(TinyModel.ofBlocks(Preparation.stretched(IMAGE)), IMAGE);
    for (int overlap : new int[] {0, 32, 96}) {
      FloatMap joined = map(TinyModel.ofBlocks(tiled(IMAGE, 128, overlap)), IMAGE);
      assertThat(joined.size()).isEqualTo(whole.size());
      assertThat(joined.values()).containsExactly(whole.values(), within(1e-6f));
    }
  }

  /**
   * The receptive field of a cell of stride 8 of EfficientNet-Lite1 is 107 pixels wide, 53 to each
   * side: seven cells from a tile's inner edge it lies inside the tile as it lies inside the whole
   * image, and the values agree up to rounding. Nearer to the edge it takes in the tile's padding.
   */
  @Test
  void aTileAgreesWithTheWholeImageSevenCellsFromItsInnerEdges() {
    FloatMap whole = map(TinyModel.ofFeatures(Preparation.stretched(IMAGE)), IMAGE);
    FloatMap joined = map(TinyModel.ofFeatures(tiled(IMAGE, TILE, OVERLAP)), IMAGE);
    float greatest = 0;
    for (float value : whole.values()) {
      greatest = Math.max(greatest, value);
    }
    int compared = 0;
    for (int y = 0; y < whole.height(); y++) {
      for (int x = 0; x < whole.width(); x++) {
        if (isUnaffectedByTileEdges(x) && isUnaffectedByTileEdges(y)) {
          assertThat(joined.get(x, y)).isCloseTo(whole.get(x, y), within(1e-5f * greatest));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(18 * 18);
    assertThat(Arrays.equals(joined.values(), whole.values())).isFalse();
  }

  /** Tiles cover cells 0 to 23 and 8 to 31. */
  private static boolean isUnaffectedByTileEdges(int cell) {
    return List.of(0, 8).stream()
        .filter(first -> cell >= first && cell < first + 24)
        .allMatch(
            first -> (first == 0 || cell >= first + 7) && (first == 8 || cell < first + 24 - 7));
  }
}
