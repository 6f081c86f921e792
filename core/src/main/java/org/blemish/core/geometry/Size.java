// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of an image, map or grid.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "size " + width + "x" + height + ": width and height must be at least 1");
    }
  }

  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,5})x([1-9]\\d{0,5})");

  /** Parses {@code WIDTHxHEIGHT}; empty if the text has another form. */
  public static Optional<Size> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** For configuration files, which write {@code 768x768}; JSON has an object. */
  @JsonCreator
  static Size fromText(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' given, expected WIDTHxHEIGHT such as 768x768".formatted(text)));
  }

  /** YAML reads {@code 96} as a number: refused like any other text that is not a size. */
  @JsonCreator
  static Size fromNumber(int number) {
    return fromText(Integer.toString(number));
  }

  /**
   * Number of pixels or cells; at most {@link Integer#MAX_VALUE}, else {@link ArithmeticException}.
   */
  public int area() {
    return Math.multiplyExact(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
