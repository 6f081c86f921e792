// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.Locale;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;

/**
 * The strip below a heat map: verdict, score and threshold in the first line, the colour scale in
 * the second, and why a part is unsure in a third.
 */
final class ResultStrip {
  private static final int GROUND = 0x161b21;
  private static final int TEXT = 0xf2f5f8;
  private static final int QUIET = 0xaab4be;
  private static final int EMPTY = 0x39424c;

  /** Width of the strip over the height of a line of text. */
  private static final double WIDTH_PER_LINE = 22;

  private static final double LOWEST_LINE = 11;
  private static final double HIGHEST_LINE = 44;

  private final Canvas canvas;
  private final int width;
  private final double line;
  private final double pad;

  private ResultStrip(int width, int lines) {
    this.width = width;
    line = line(width);
    pad = line / 2;
    canvas = new Canvas(new Size(width, (int) Math.round(pad + lines * (line + pad))), GROUND);
  }

  private static double line(int width) {
    return Math.min(HIGHEST_LINE, Math.max(LOWEST_LINE, width / WIDTH_PER_LINE));
  }

  /**
   * @param width of the strip in pixels
   * @param scale of the heat map
   */
  static Image of(Inspection inspection, DisplayScale scale, int width) {
    Optional<String> why =
        inspection.verdict() == Verdict.UNSURE ? inspection.reason() : Optional.empty();
    ResultStrip strip = new ResultStrip(width, why.isPresent() ? 3 : 2);
    strip.result(inspection);
    strip.scale(scale);
    why.ifPresent(strip::reason);
    return strip.canvas.image();
  }

  private void result(Inspection inspection) {
    GlyphAtlas text = GlyphAtlas.BOLD;
    double x = pad;
    if (inspection.verdict() != Verdict.NONE) {
      String verdict = inspection.verdict().name();
      double wide = text.width(verdict, line) + line;
      canvas.fill(
          (int) x,
          (int) (pad * 0.7),
          (int) Math.round(wide),
          (int) Math.round(line + pad * 0.6),
          colour(inspection.verdict()));
      text.draw(canvas, verdict, x + line / 2, pad, line, TEXT);
      x += wide + line * 0.8;
    }
    x = pair(x, "score", number(inspection.score()));
    if (inspection.thresholds().isPresent()) {
      pair(x + line * 0.8, "threshold", number(inspection.thresholds().get().reject()));
    }
  }

  private double pair(double left, String name, String value) {
    GlyphAtlas text = GlyphAtlas.BOLD;
    text.draw(canvas, name, left, pad, line, QUIET);
    double x = left + text.width(name + " ", line);
    text.draw(canvas, value, x, pad, line, TEXT);
    return x + text.width(value, line);
  }

  /** An empty field for values of good images, then the colours with their numbers. */
  private void scale(DisplayScale scale) {
    GlyphAtlas text = GlyphAtlas.BOLD;
    double top = pad + line + pad;
    String low = "normal to " + number(scale.normal());
    String high = "\u2265 " + number(scale.high());
    text.draw(canvas, low, pad, top, line, QUIET);
    double right = width - pad - text.width(high, line);
    text.draw(canvas, high, right, top, line, QUIET);
    int from = (int) (pad + text.width(low, line) + pad);
    int to = (int) (right - pad);
    int upper = (int) (top + line * 0.2);
    int tall = (int) Math.max(3, line * 0.6);
    for (int x = from; x < to; x++) {
      int step = (ColourMap.STEPS - 1) * (x - from) / Math.max(1, to - from - 1);
      double opacity = Math.max(0.25, ColourMap.opacity(step));
      int colour = Blend.colour(EMPTY, ColourMap.HEAT.rgb(step), opacity);
      canvas.fill(x, upper, 1, tall, colour);
    }
  }

  private void reason(String reason) {
    GlyphAtlas text = GlyphAtlas.BOLD;
    double top = pad + 2 * (line + pad);
    text.draw(canvas, text.fitted(reason, line, width - 2 * pad), pad, top, line, TEXT);
  }

  private static int colour(Verdict verdict) {
    return switch (verdict) {
      case DEFECTIVE -> 0xc22f28;
      case UNSURE -> 0x8a6100;
      default -> 0x1c7a3e;
    };
  }

  /** Three significant digits. */
  static String number(double value) {
    if (value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)) {
      int digits = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
      return String.format(Locale.ROOT, "%." + Math.max(0, 3 - digits) + "f", value);
    }
    return String.format(Locale.ROOT, "%.2e", value);
  }
}
