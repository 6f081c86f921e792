// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole pixels from {@code (x, y)}, inclusive, to {@code (x + width, y + height)}, exclusive.
 *
 * @param x left column, at least 0
 * @param y top row, at least 0
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Rectangle(int x, int y, int width, int height) {
  public Rectangle {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "rectangle x=%d y=%d width=%d height=%d: x and y must be at least 0, width and height at least 1"
              .formatted(x, y, width, height));
    }
  }

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6}),(\\d{1,6}),([1-9]\\d{0,5}),([1-9]\\d{0,5})");

  /** Parses {@code X,Y,WIDTH,HEIGHT}; empty if the text has another form. */
  public static Optional<Rectangle> parse(String text) {
    Matcher matcher = TEXT.matcher(text.replace(" ", ""));
    return matcher.matches()
        ? Optional.of(
            new Rectangle(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4))))
        : Optional.empty();
  }

  /** For configuration files, which write {@code X,Y,WIDTH,HEIGHT}; JSON has an object. */
  @JsonCreator
  static Rectangle fromText(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' given, expected X,Y,WIDTH,HEIGHT in pixels".formatted(text)));
  }

  /** The whole of an image of this size. */
  public static Rectangle whole(Size size) {
    return new Rectangle(0, 0, size.width(), size.height());
  }

  public Size size() {
    return new Size(width, height);
  }

  /** Whether every pixel of this rectangle is inside an image of the given size. */
  public boolean inside(Size size) {
    return x + width <= size.width() && y + height <= size.height();
  }
}
