// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.evaluation.page.DataUri;
import org.blemish.inference.heatmap.HeatMap;
import org.blemish.inference.heatmap.ImageMontage;
import org.blemish.inference.heatmap.MaskOutline;
import org.blemish.inference.heatmap.OutlineStyle;
import org.blemish.inference.heatmap.Shrink;

/** A small image of a part next to its heat map, the true defect outlined in both. */
public final class HeatMapComparison {
  private HeatMapComparison() {}

  /**
   * @param base image of the part
   * @param map anomaly map of the same size
   * @param mask defective pixels, of the same size; empty if they are not known
   * @param scale of the model, the same for every part
   * @param side maximum of the longer side of each of the two images, in pixels
   * @return a JPEG file's bytes, twice as wide
   */
  public static byte[] jpeg(
      Image base, FloatMap map, Optional<Mask> mask, DisplayScale scale, int side) {
    return DataUri.jpegFile(draw(base, map, mask, scale, side));
  }

  static Image draw(Image base, FloatMap map, Optional<Mask> mask, DisplayScale scale, int side) {
    Size size = Shrink.fit(base.size(), side);
    Image plain = Shrink.image(base, size);
    Image heat = HeatMap.render(plain, Shrink.map(map, size), scale);
    Optional<Mask> small = mask.map(m -> Shrink.mask(m, size));
    return ImageMontage.of(List.of(outlined(plain, small), outlined(heat, small)), size, 0);
  }

  private static Image outlined(Image image, Optional<Mask> mask) {
    return mask.map(m -> MaskOutline.draw(image, m, OutlineStyle.truth(m.size()))).orElse(image);
  }
}
