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
    double side = Math.max(1, scale);
    int upper = (int) top;
    Stretch[] rows = new Stretch[(int) Math.ceil(top + height) - upper];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Stretch.of((upper + i - top) * scale, side);
    }
    double x = left;
    for (int c : text.chars().toArray()) {
      int index = index(c);
      double end = x + (CELL_WIDTH - BEARING) / scale;
      for (int px = (int) x; px < end; px++) {
        Stretch column = Stretch.of(BEARING + (px - x) * scale, side);
        for (int i = 0; i < rows.length; i++) {
          image.blend(px, upper + i, colour, mean(index, column, rows[i]));
        }
      }
      x += advances[index] / scale;
    }
  }

  /** Mean coverage of a rectangle inside one cell, 0 to 1. */
  private double mean(int index, Stretch column, Stretch row) {
    double sum = 0;
    for (int i = 0; i < row.weights.length; i++) {
      for (int j = 0; j < column.weights.length; j++) {
        sum += row.weights[i] * column.weights[j] * pixel(index, column.first + j, row.first + i);
      }
    }
    return sum;
  }

  private double pixel(int index, int x, int y) {
    if (x < 0 || y < 0 || x >= CELL_WIDTH || y >= CELL_HEIGHT) {
      return 0;
    }
    int row = index / COLUMNS * CELL_HEIGHT + y;
    return (coverage[3 * (row * width + index % COLUMNS * CELL_WIDTH + x)] & 0xff) / 255.0;
  }

  /** Weights of the stored pixels of a line in the mean of a stretch of it; they sum to 1. */
  private record Stretch(int first, double[] weights) {

    /** Samples of linear interpolation, at equal distances, at least one in each stored pixel. */
    static Stretch of(double start, double length) {
      int samples = (int) Math.ceil(length) + 1;
      int first = (int) Math.floor(start - 0.5);
      double[] weights = new double[samples + 1];
      for (int i = 0; i < samples; i++) {
        double place = start + length * (i + 0.5) / samples - 0.5 - first;
        int before = (int) place;
        weights[before] += (1 - (place - before)) / samples;
        weights[before + 1] += (place - before) / samples;
      }
      return new Stretch(first, weights);
    }
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
