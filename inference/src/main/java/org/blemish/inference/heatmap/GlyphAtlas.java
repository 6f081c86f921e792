// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;

/**
 * Draws short texts into RGB images with glyphs stored as an image, since a server often has no
 * fonts, without which Java cannot draw text. Holds ASCII and the sign for "at least"; other
 * characters appear as question marks. Immutable, safe for many threads.
 */
final class GlyphAtlas {
  private static final int FIRST = ' ';
  private static final int LAST = '~';
  private static final char AT_LEAST = '\u2265';
  private static final int COLUMNS = 16;
  private static final int CELL_WIDTH = 40;
  private static final int CELL_HEIGHT = 44;
  private static final int BEARING = 2;

  /** Height of a capital letter with the space above and below it, in stored pixels. */
  private static final double LINE = CELL_HEIGHT;

  /** The only atlas. */
  static final GlyphAtlas BOLD = read();

  private final byte[] coverage;
  private final int width;
  private final int[] advances;

  private GlyphAtlas(byte[] coverage, int width, int[] advances) {
    this.coverage = coverage;
    this.width = width;
    this.advances = advances;
  }

  /** Width of a text in pixels, in a line of the given height. */
  double width(String text, double height) {
    return text.chars().map(c -> advances[index(c)]).sum() * height / LINE;
  }

  /** The longest beginning of a text that fits a width, with three dots where it was cut. */
  String fitted(String text, double height, double available) {
    if (width(text, height) <= available) {
      return text;
    }
    int length = text.length();
    while (length > 0 && width(text.substring(0, length) + "...", height) > available) {
      length--;
    }
    return text.substring(0, length).strip() + "...";
  }

  /**
   * Draws a text.
   *
   * @param image drawn to
   * @param left of the text, in pixels
   * @param top of its line, in pixels
   * @param height of its line, in pixels
   * @param colour {@code 0xRRGGBB}
   */
  void draw(Canvas image, String text, double left, double top, double height, int colour) {
    double scale = LINE / height;
    double x = left;
    for (int c : text.chars().toArray()) {
      int index = index(c);
      double end = x + (CELL_WIDTH - BEARING) / scale;
      for (int py = (int) top; py < top + height; py++) {
        for (int px = (int) x; px < end; px++) {
          double covered =
              mean(index, BEARING + (px - x) * scale, (py - top) * scale, Math.max(1, scale));
          image.blend(px, py, colour, covered);
        }
      }
      x += advances[index] / scale;
    }
  }

  /** Mean coverage of a square of stored pixels inside one cell, 0 to 1. */
  private double mean(int index, double left, double top, double side) {
    double sum = 0;
    int samples = (int) Math.ceil(side) + 1;
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < samples; j++) {
        sum += at(index, left + side * (j + 0.5) / samples, top + side * (i + 0.5) / samples);
      }
    }
    return sum / (samples * samples);
  }

  /** Coverage at a point of a cell, between the four pixels around it. */
  private double at(int index, double x, double y) {
    int left = (int) Math.floor(x - 0.5);
    int upper = (int) Math.floor(y - 0.5);
    double right = x - 0.5 - left;
    double lower = y - 0.5 - upper;
    return (1 - lower)
            * ((1 - right) * pixel(index, left, upper) + right * pixel(index, left + 1, upper))
        + lower
            * ((1 - right) * pixel(index, left, upper + 1)
                + right * pixel(index, left + 1, upper + 1));
  }

  private double pixel(int index, int x, int y) {
    if (x < 0 || y < 0 || x >= CELL_WIDTH || y >= CELL_HEIGHT) {
      return 0;
    }
    int row = index / COLUMNS * CELL_HEIGHT + y;
    return (coverage[3 * (row * width + index % COLUMNS * CELL_WIDTH + x)] & 0xff) / 255.0;
  }

  private static int index(int c) {
    if (c == AT_LEAST) {
      return LAST - FIRST + 1;
    }
    return (c < FIRST || c > LAST ? '?' : c) - FIRST;
  }

  private static GlyphAtlas read() {
    Image image = Images.read(resource("glyphs.png"), "glyphs.png");
    String advances = new String(resource("glyphs.txt"), StandardCharsets.US_ASCII).strip();
    return new GlyphAtlas(
        image.toRgb(),
        image.width(),
        Arrays.stream(advances.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  private static byte[] resource(String name) {
    try (InputStream in = GlyphAtlas.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading resource " + name, e);
    }
  }
}
