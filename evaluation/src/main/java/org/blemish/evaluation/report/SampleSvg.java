// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;
import java.util.Locale;
import org.blemish.core.geometry.Size;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.evaluation.page.HtmlText;

/**
 * A sample's first view, and next to it the same view with heat map and mask outline, as one SVG
 * element with embedded images. For pages that are not a {@link Report}.
 */
public final class SampleSvg {
  private static final int GAP = 6;

  private SampleSvg() {}

  /**
   * The element. It shrinks with the page; images smaller than {@code side} are enlarged, so that
   * all elements of a page have the same size.
   *
   * @param sample with at least one view
   * @param scale colours of the heat map
   * @param side longer side of each of the two images in pixels, at least 16
   * @param label text alternative for screen readers; plain text
   */
  public static String svg(ReportSample sample, DisplayScale scale, int side, String label) {
    EmbeddedImages embedded = new EmbeddedImages(sample, side);
    embedded.add("map", scale, sample);
    Size size = embedded.shown();
    int width = 2 * size.width() + GAP;
    int shown = side * width / Math.max(size.width(), size.height());
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg role=\"img\" aria-label=\"%s\" width=\"%d\" viewBox=\"0 0 %d %d\" style=\"max-width:100%%;height:auto\">",
            HtmlText.escape(label),
            shown,
            width,
            size.height()));
    List<EmbeddedImages.EmbeddedView> views = embedded.views();
    int right = size.width() + GAP;
    svg.append(image(views.get(0).data(), size, 0));
    svg.append(image(views.get(0).data(), size, right));
    embedded.heatMaps().values().forEach(heat -> svg.append(image(heat, size, right)));
    return svg.append(
            "<path d=\"%s\" transform=\"translate(%d)\" fill=\"none\" stroke=\"#00e5ff\"/></svg>"
                .formatted(embedded.outline(), right))
        .toString();
  }

  private static String image(String data, Size size, int x) {
    return "<image href=\"%s\" x=\"%d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\"/>"
        .formatted(data, x, size.width(), size.height());
  }
}
