// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scan.Scan;

/**
 * One generated part: colour image, scan and the exact mask of its defect, all of one size and
 * view.
 *
 * @param image RGB
 * @param scan organised point cloud in metres, 0 where there is no reading
 * @param mask pixels that differ from the same part without its defect by more than sensor noise;
 *     empty for a good part
 */
public record GeneratedSample(Image image, Scan scan, Mask mask) {
  /**
   * Draws a part. The same arguments give the same bytes on every machine. With and without a
   * defect, one seed gives the same part with the same pose, light and noise.
   *
   * @param kind product
   * @param size of image and scan, each side at least 32
   * @param defect defect; empty for a good part
   * @param seed seed of all random choices
   */
  public static GeneratedSample draw(
      ProductKind kind, Size size, Optional<ProductDefect> defect, long seed) {
    return new RenderedScene(Scene.draw(kind, size, defect, seed), size).sample();
  }
}
