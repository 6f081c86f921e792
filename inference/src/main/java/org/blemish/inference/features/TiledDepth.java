// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.depth.PreparedDepth;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.Tiling;
import org.blemish.core.scan.Scan;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Divides a prepared scan into the views of a preparation. The scan is prepared as a whole, since
 * background and mean depth belong to the whole part, and then cropped; a view is a tile, or the
 * whole.
 *
 * @param settings for one view
 * @param preparation of the whole scan, on a grid of cells as large as those of a view
 * @param cell width and height of a cell in the prepared image
 */
record TiledDepth(DepthSettings settings, DepthPreparation preparation, Size cell) {
  /**
   * @throws BlemishException if tiles do not start and end at cell borders
   */
  static TiledDepth of(DepthSettings settings, Preparation preparation) {
    Size grid = settings.grid();
    if (preparation.tiling().isEmpty()) {
      // Without tiles, a cell need not be a whole number of pixels.
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
          "depth.grid %s with preparation.tile %s: tiles start at multiples of %d pixels, so a cell must be 1, 2, 4, 8, 16 or 32 pixels wide; set depth.grid={width: %d, height: %d}"
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

  /** The feature maps of each view. */
  List<FeatureSpec> specs() {
    int height = settings.grid().height();
    int width = settings.grid().width();
    int side = settings.downscale();
    return List.of(
        new FeatureSpec(InputFeatures.DEPTH, side * side, height, width),
        new FeatureSpec(InputFeatures.MASK, 1, height, width));
  }

  /**
   * Prepares a scan, and divides it into views.
   *
   * @param name of the input, for errors
   * @param geometry of the input
   * @param ignore mask of the input's size
   * @return depth and soft foreground of a view
   */
  Function<Rectangle, Map<String, FloatTensor>> of(
      Scan scan, String name, Geometry geometry, Optional<Mask> ignore) {
    PreparedDepth whole = preparation.prepare(scan, name, geometry, ignore);
    return view -> maps(whole, view);
  }

  private Map<String, FloatTensor> maps(PreparedDepth whole, Rectangle view) {
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
