// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.BackgroundRule;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.preparation.Tiling;
import org.blemish.core.scan.Scan;
import org.blemish.inference.onnx.FloatTensor;
import org.junit.jupiter.api.Test;

class TiledDepthTest {
  private static final Size SCAN = new Size(160, 128);
  private static final DepthSettings SETTINGS =
      DepthSettings.paper().withBackground(BackgroundRule.NONE);

  /** A slope with bumps, so that every cell differs from every other. */
  private static Scan scan() {
    float[] z = new float[SCAN.area()];
    for (int i = 0; i < z.length; i++) {
      int x = i % SCAN.width();
      int y = i / SCAN.width();
      z[i] =
          (float) (0.3 + 0.0001 * x + 0.0002 * y + 0.001 * Math.sin(x * 0.7) * Math.cos(y * 0.3));
    }
    return Scan.ofDepth(new FloatMap(SCAN.width(), SCAN.height(), z));
  }

  private static Preparation tiled(Size size) {
    return new Preparation(
        size,
        ResizeMode.STRETCH,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Tiling(new Size(64, 64), 32)));
  }

  private static List<Features> features(Preparation preparation, Size grid) {
    List<Features> features = new ArrayList<>();
    new InputFeatures(
            preparation, Optional.empty(), Optional.of(SETTINGS.withGrid(grid)), Optional.empty())
        .extract(Input.of(scan()), "scan", features::add);
    return features;
  }

  @Test
  void tilesAreCroppedFromTheWholePreparedScan() {
    Size image = new Size(160, 128);
    Features whole = features(Preparation.stretched(image), new Size(10, 8)).get(0);
    List<Features> tiles = features(tiled(image), new Size(4, 4));
    List<Rectangle> views = tiled(image).views();
    assertThat(tiles).hasSameSizeAs(views).hasSize(12);
    for (int i = 0; i < tiles.size(); i++) {
      for (String name : List.of(InputFeatures.DEPTH, InputFeatures.MASK)) {
        FloatTensor part = tiles.get(i).map(name);
        FloatTensor all = whole.map(name);
        int channels = (int) part.shape()[1];
        for (int c = 0; c < channels; c++) {
          for (int cell = 0; cell < 16; cell++) {
            int x = views.get(i).x() / 16 + cell % 4;
            int y = views.get(i).y() / 16 + cell / 4;
            assertThat(part.values().get(c * 16 + cell))
                .isEqualTo(all.values().get(c * 80 + y * 10 + x));
          }
        }
      }
    }
  }

  @Test
  void aGridWhoseCellsDoNotBeginWithTilesIsRefused() {
    assertThatThrownBy(() -> features(tiled(new Size(160, 128)), new Size(6, 6)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContainingAll("depth.grid 6x6", "tile 64x64", "{width: 2, height: 2}");
    assertThatThrownBy(() -> features(tiled(new Size(160, 128)), new Size(1, 1)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("depth.grid 1x1");
  }
}
