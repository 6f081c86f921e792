// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.tensor.Tensor;

/**
 * A scan as the networks receive it. The grid is {@code h x w}, each cell has {@code d x d} depth
 * pixels (24x24 and 192x192 in the published setting).
 *
 * @param depth {@code [d d, h, w]}, the relief with its pixels moved into channels
 * @param mask {@code [h, w]}, 0 to 1, soft: 1 where the part is
 * @param foreground pixels of the part, dilated, {@code [d h, d w]}
 * @param relief depth against the part's mean, centimetres, 0 outside the part, {@code [d h, d w]}
 */
public record PreparedDepth(Tensor depth, FloatMap mask, Mask foreground, FloatMap relief) {

  /**
   * A copy of the cells that one tile of the image shows.
   *
   * @param cells rectangle inside the grid
   */
  public PreparedDepth tile(Rectangle cells) {
    int block = relief.width() / mask.width();
    Rectangle pixels =
        new Rectangle(
            block * cells.x(), block * cells.y(), block * cells.width(), block * cells.height());
    FloatMap cut = ScanCropping.crop(relief, pixels);
    return new PreparedDepth(
        SpaceToDepth.of(cut, block),
        ScanCropping.crop(mask, cells),
        ScanCropping.crop(foreground, pixels),
        cut);
  }
}
