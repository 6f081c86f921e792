// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.depth.PreparedDepth;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.Tiling;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;

/**
 * A scan as the views of a preparation show it. It is prepared as a whole, since background and
 * mean are the whole part's, and then cut; a view is a tile, or all of it.
 *
 * @param settings for one view
 * @param preparation of the whole scan, on a grid of cells as large as those of a view
 * @param cell width and height of a cell in the prepared picture
 */
record TiledDepth(DepthSettings settings, DepthPreparation preparation, Size cell) {
  /**
   * @throws BlemishException where tiles do not begin and end with cells
   */
  static TiledDepth of(DepthSettings settings, Preparation preparation) {
    Size grid = settings.grid();
    if (preparation.tiling().isEmpty()) {
      // A cell of one view need not be of whole pixels.
      return new TiledDepth(settings, new DepthPreparation(settings), new Size(1, 1));
    }
    Size tile = preparation.networkSize();
    Size cell =
        new Size(
            Math.max(1, tile.width() / grid.width()), Math.max(1, tile.height() / grid.height()));
    boolean whole =
        cell.width() * grid.width() == tile.width()
            && cell.height() * grid.height() == tile.height()
            && Tiling.ALIGNMENT % cell.width() == 0
            && Tiling.ALIGNMENT % cell.height() == 0;
    if (!whole) {
      throw new BlemishException(
          "depth.grid %s with preparation.tile %s: a tile begins at multiples of %d pixels, and so a cell must be 1, 2, 4, 8, 16 or 32 pixels wide; set depth.grid={width: %d, height: %d}"
              .formatted(
                  grid,
                  tile,
                  Tiling.ALIGNMENT,
                  tile.width() / Tiling.ALIGNMENT,
                  tile.height() / Tiling.ALIGNMENT));
    }
    Size all = preparation.size();
    return new TiledDepth(
        settings,
        new DepthPreparation(
            settings.withGrid(new Size(all.width() / cell.width(), all.height() / cell.height()))),
        cell);
  }

  /** What each view gives. */
  List<FeatureSpec> specs() {
    int height = settings.grid().height();
    int width = settings.grid().width();
    int side = settings.downscale();
    return List.of(
        new FeatureSpec(InputFeatures.DEPTH, side * side, height, width),
        new FeatureSpec(InputFeatures.MASK, 1, height, width));
  }

  /** Depth and soft foreground of one view. */
  Map<String, FloatTensor> maps(PreparedDepth whole, Rectangle view) {
    PreparedDepth part = whole;
    if (!whole.mask().size().equals(settings.grid())) {
      part =
          whole.tile(
              new Rectangle(
                  view.x() / cell.width(),
                  view.y() / cell.height(),
                  settings.grid().width(),
                  settings.grid().height()));
    }
    Tensor relief = part.depth();
    FloatMap mask = part.mask();
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    maps.put(
        InputFeatures.DEPTH,
        FloatTensor.copyOf(
            Tensor.of(relief.values(), 1, relief.size(0), relief.size(1), relief.size(2))));
    maps.put(
        InputFeatures.MASK,
        FloatTensor.copyOf(Tensor.of(mask.values(), 1, 1, mask.height(), mask.width())));
    return maps;
  }
}
