// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** Places the labels of a chart so that they cover neither marks nor each other. */
final class ChartLabels {
  private static final double CHARACTER = 6.1;
  private static final double LINE = 13;
  private static final double ASCENT = 9;
  private static final double GAP = 8;

  /** Rows relative to a mark that are tried, nearest first. */
  private static final double[] ROWS = {0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5};

  private final double left;
  private final double right;
  private final double top;
  private final double bottom;
  private final List<LabelBox> taken = new ArrayList<>();

  /**
   * Position of a label.
   *
   * @param x in pixels
   * @param y of the base line in pixels
   * @param anchor SVG's {@code text-anchor}: {@code start}, {@code middle} or {@code end}
   * @param row number of rows above (below 0) or below the mark
   */
  record LabelPosition(double x, double y, String anchor, double row) {}

  private record LabelBox(double left, double top, double right, double bottom) {
    boolean overlaps(LabelBox other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  ChartLabels(double left, double right, double top, double bottom) {
    this.left = left;
    this.right = right;
    this.top = top;
    this.bottom = bottom;
  }

  /** Reserves the place of a mark. */
  void block(double x, double y, double radius) {
    taken.add(new LabelBox(x - radius, y - radius, x + radius, y + radius));
  }

  /** The nearest free position; the first position if none is free. */
  LabelPosition place(double x, double y, String text) {
    double width = CHARACTER * text.length();
    for (double row : ROWS) {
      double line = y + 4 + row * LINE;
      for (LabelPosition place :
          List.of(
              new LabelPosition(x + GAP, line, "start", row),
              new LabelPosition(x - GAP, line, "end", row),
              new LabelPosition(x, line, "middle", row))) {
        LabelBox box = box(place, width);
        boolean inside =
            box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
        if (inside && taken.stream().noneMatch(box::overlaps)) {
          taken.add(box);
          return place;
        }
      }
    }
    return new LabelPosition(x + GAP, y + 4, "start", 0);
  }

  private static LabelBox box(LabelPosition place, double width) {
    double from =
        switch (place.anchor()) {
          case "start" -> place.x();
          case "end" -> place.x() - width;
          default -> place.x() - width / 2;
        };
    return new LabelBox(from, place.y() - ASCENT, from + width, place.y() + LINE - ASCENT);
  }
}
