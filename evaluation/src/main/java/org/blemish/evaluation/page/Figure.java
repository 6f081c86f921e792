// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Verdict;
import org.blemish.inference.heatmap.MaskOutline;
import org.blemish.inference.heatmap.Shrink;

/**
 * An image of a page, alone or beside itself with its heat map.
 *
 * @param image data URI
 * @param heat data URI of the heat map, transparent where values are normal
 * @param outline SVG path of the true defect, in pixels of the image
 * @param width in pixels
 * @param height in pixels
 * @param verdict shown as a badge; upper-case name
 * @param title first line of the caption
 * @param text second line of the caption
 */
public record Figure(
    String image,
    Optional<String> heat,
    Optional<String> outline,
    int width,
    int height,
    Optional<String> verdict,
    String title,
    String text) {

  /**
   * An image with its heat map.
   *
   * @param image of the part
   * @param map of the same part, of any size
   * @param mask of the true defect; empty if it is not known
   * @param scale of the model, the same for every part
   * @param side greatest length of the longer side in pixels
   */
  public static Figure of(
      Image image, FloatMap map, Optional<Mask> mask, DisplayScale scale, int side) {
    Size size = Shrink.fit(image.size(), side);
    Size small = Shrink.fit(map.size(), Math.max(1, side / 2));
    return new Figure(
        DataUri.jpeg(Shrink.image(image, size)),
        Optional.of(DataUri.heat(Shrink.map(map, small), scale)),
        mask.filter(m -> !m.isEmpty()).map(m -> MaskOutline.svgPath(Shrink.mask(m, size))),
        size.width(),
        size.height(),
        Optional.empty(),
        "",
        "");
  }

  /** An image that is encoded already. */
  public static Figure encoded(String image, Size size) {
    return new Figure(
        image,
        Optional.empty(),
        Optional.empty(),
        size.width(),
        size.height(),
        Optional.empty(),
        "",
        "");
  }

  /** With a caption. */
  public Figure withCaption(Optional<Verdict> shown, String title, String text) {
    return new Figure(image, heat, outline, width, height, shown.map(Verdict::name), title, text);
  }
}
