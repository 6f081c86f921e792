// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.Locale;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.SyntheticDefectKind;

/**
 * Charts of the share of found defects by size, one for each kind with a line for each contrast,
 * and a table of all combinations.
 */
final class ProbeCharts {
  private static final int WIDTH = 210;
  private static final int HEIGHT = 120;
  private static final int LEFT = 36;
  private static final int TOP = 10;

  private ProbeCharts() {}

  static String html(ProbeResult result) {
    StringBuilder page =
        new StringBuilder(
            "<h2>Found by size</h2>\n<p>Share of synthetic defects called defective:");
    for (DefectContrast contrast : DefectContrast.values()) {
      page.append(
          " <span style=\"color:%s\">&#9679;</span> %s (%s of the range)%s"
              .formatted(
                  colour(contrast),
                  contrast.title(),
                  range(contrast.min(), contrast.max()),
                  contrast == DefectContrast.STRONG ? "." : ","));
    }
    page.append(" Sizes are shares of the image's shorter side:");
    for (DefectSize size : DefectSize.values()) {
      page.append(
          " %s %s%s"
              .formatted(
                  size.title(),
                  range(size.min(), size.max()),
                  size == DefectSize.LARGE ? "." : ","));
    }
    page.append("</p>\n<div class=\"row\">\n");
    result.kinds().forEach(kind -> page.append(chart(result, kind)));
    return page.append("</div>\n").append(cells(result)).toString();
  }

  private static String chart(ProbeResult result, SyntheticDefectKind kind) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<figure><figcaption>%s</figcaption><svg role=\"img\" aria-label=\"Found share of %s by size\" width=\"%d\" height=\"%d\" font-size=\"11\" fill=\"currentColor\">"
            .formatted(kind.title(), kind.title(), WIDTH, HEIGHT + TOP + 20));
    for (int percent = 0; percent <= 100; percent += 50) {
      svg.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"currentColor\" stroke-opacity=\".2\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\">%d %%</text>"
              .formatted(
                  LEFT,
                  WIDTH,
                  y(percent / 100.0),
                  y(percent / 100.0),
                  LEFT - 4,
                  y(percent / 100.0 - 0.03),
                  percent));
    }
    for (DefectSize size : DefectSize.values()) {
      svg.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>"
              .formatted(x(size), TOP + HEIGHT + 15, size.title()));
    }
    for (DefectContrast contrast : DefectContrast.values()) {
      svg.append(line(result, kind, contrast));
    }
    return svg.append("</svg></figure>\n").toString();
  }

  private static String line(
      ProbeResult result, SyntheticDefectKind kind, DefectContrast contrast) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (DefectSize size : DefectSize.values()) {
      DetectionCounts counts = result.counts(kind, size, contrast);
      if (counts.total() > 0) {
        String y = y((double) counts.found() / counts.total());
        points.append(x(size)).append(',').append(y).append(' ');
        dots.append(
            "<circle cx=\"%d\" cy=\"%s\" r=\"3.5\" fill=\"%s\"><title>%s, %s: %d of %d found, %d unsure</title></circle>"
                .formatted(
                    x(size),
                    y,
                    colour(contrast),
                    size.title(),
                    contrast.title(),
                    counts.found(),
                    counts.total(),
                    counts.unsure()));
      }
    }
    return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%s"
        .formatted(colour(contrast), points, dots);
  }

  private static String cells(ProbeResult result) {
    StringBuilder table = new StringBuilder();
    table.append(
        "<h2>All kinds, sizes and contrasts</h2>\n<p>Per cent called defective, + called unsure; - where the surface did not allow such a defect.</p>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\" rowspan=\"2\">kind</th>");
    for (DefectSize size : DefectSize.values()) {
      table.append("<th scope=\"col\" colspan=\"3\">%s</th>".formatted(size.title()));
    }
    table.append("</tr>\n<tr>");
    for (int i = 0; i < DefectSize.values().length; i++) {
      for (DefectContrast contrast : DefectContrast.values()) {
        table.append("<th scope=\"col\">%s</th>".formatted(contrast.title()));
      }
    }
    table.append("</tr></thead>\n<tbody>\n");
    for (SyntheticDefectKind kind : result.kinds()) {
      table.append("<tr><th scope=\"row\">%s</th>".formatted(kind.title()));
      for (DefectSize size : DefectSize.values()) {
        for (DefectContrast contrast : DefectContrast.values()) {
          DetectionCounts counts = result.counts(kind, size, contrast);
          double found = counts.total() == 0 ? 0 : (double) counts.found() / counts.total();
          table.append(
              String.format(
                  Locale.ROOT,
                  "<td style=\"background:rgb(43 123 186/%.2f)\">%s</td>",
                  0.6 * found,
                  ProbeTable.cell(counts)));
        }
      }
      table.append("</tr>\n");
    }
    return table.append("</tbody></table></div>\n").toString();
  }

  private static String range(double least, double most) {
    return "%d to %d %%".formatted(Math.round(100 * least), Math.round(100 * most));
  }

  private static int x(DefectSize size) {
    int column =
        switch (size) {
          case SMALL -> 0;
          case MEDIUM -> 1;
          case LARGE -> 2;
        };
    return LEFT + 28 + column * (WIDTH - LEFT - 56) / 2;
  }

  private static String y(double share) {
    return String.format(Locale.ROOT, "%.1f", TOP + HEIGHT * (1 - share));
  }

  private static String colour(DefectContrast contrast) {
    return switch (contrast) {
      case FAINT -> "#d99a00";
      case MEDIUM -> "#d1495b";
      case STRONG -> "#2b7bba";
    };
  }
}
