// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scan.Scan;

/**
 * One drawn piece: colour image, scan and the exact pixels that its defect changed, all of one size
 * and view.
 *
 * @param image RGB
 * @param scan organised point cloud in metres, 0 for no reading
 * @param mask pixels that differ from the same piece without its defect by more than sensors
 *     scatter; empty for a good piece
 */
public record GeneratedSample(Image image, Scan scan, Mask mask) {
  /**
   * Draws a piece. The same arguments give the same bytes on every machine; with and without a
   * defect one seed gives the same piece in the same pose, light and noise.
   *
   * @param kind which product
   * @param size of image and scan, each side at least 32
   * @param defect empty for a good piece
   * @param seed of everything that varies
   */
  public static GeneratedSample draw(
      ProductKind kind, Size size, Optional<ProductDefect> defect, long seed) {
    return new RenderedScene(Scene.draw(kind, size, defect, seed), size).sample();
  }
}
