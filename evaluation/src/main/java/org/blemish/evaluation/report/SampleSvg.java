// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;
import java.util.Locale;
import org.blemish.core.geometry.Size;
import org.blemish.core.scoring.DisplayScale;

/**
 * A sample's first picture, and beside it the same under its heat map and the outline of its mask:
 * one SVG element with everything inside, for pages that are not a {@link Report}.
 */
public final class SampleSvg {
  private static final int GAP = 6;

  private SampleSvg() {}

  /**
   * The element. It shrinks with the page; smaller pictures are shown enlarged, so that all of a
   * page have one size.
   *
   * @param sample with at least one view
   * @param scale colours of the heat map
   * @param side longer side of each of the two pictures, pixels, at least 16
   * @param label what it shows, for those who do not see it; plain text
   */
  public static String svg(ReportSample sample, DisplayScale scale, int side, String label) {
    EmbeddedImages pictures = new EmbeddedImages(sample, side);
    pictures.add("map", scale, sample);
    Size size = pictures.shown();
    int width = 2 * size.width() + GAP;
    int shown = side * width / Math.max(size.width(), size.height());
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg role=\"img\" aria-label=\"%s\" width=\"%d\" viewBox=\"0 0 %d %d\" style=\"max-width:100%%;height:auto\">",
            ReportTemplate.escape(label),
            shown,
            width,
            size.height()));
    List<EmbeddedImages.EmbeddedView> views = pictures.views();
    int right = size.width() + GAP;
    svg.append(image(views.get(0).data(), size, 0));
    svg.append(image(views.get(0).data(), size, right));
    pictures.heatMaps().values().forEach(heat -> svg.append(image(heat, size, right)));
    return svg.append(
            "<path d=\"%s\" transform=\"translate(%d)\" fill=\"none\" stroke=\"#00e5ff\"/></svg>"
                .formatted(pictures.outline(), right))
        .toString();
  }

  private static String image(String data, Size size, int x) {
    return "<image href=\"%s\" x=\"%d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\"/>"
        .formatted(data, x, size.width(), size.height());
  }
}
