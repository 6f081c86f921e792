// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

/**
 * How one input lies in the picture that the network sees: {@code source}, a part of the input, was
 * scaled to {@code content}, a part of the prepared picture; what surrounds the content is padding.
 * Maps positions both ways; positions are continuous, pixel {@code i} spans {@code [i, i + 1)}.
 *
 * @param input size of the input, in its own pixels
 * @param source part of the input that is looked at
 * @param prepared size of the prepared picture
 * @param content part of the prepared picture that shows the source
 */
public record Geometry(Size input, Rectangle source, Size prepared, Rectangle content) {
  public Geometry {
    if (!source.inside(input)) {
      throw new IllegalArgumentException(source + " does not lie inside an input of " + input);
    }
    if (!content.inside(prepared)) {
      throw new IllegalArgumentException(content + " does not lie inside " + prepared);
    }
  }

  /** The whole input stretched over the whole prepared picture. */
  public static Geometry stretched(Size input, Size prepared) {
    return new Geometry(input, Rectangle.whole(input), prepared, Rectangle.whole(prepared));
  }

  /** Input position along x of a position in the prepared picture. */
  public double inputX(double preparedX) {
    return source.x() + (preparedX - content.x()) * source.width() / content.width();
  }

  /** Input position along y of a position in the prepared picture. */
  public double inputY(double preparedY) {
    return source.y() + (preparedY - content.y()) * source.height() / content.height();
  }

  /** Prepared position along x of a position in the input. */
  public double preparedX(double inputX) {
    return content.x() + (inputX - source.x()) * content.width() / source.width();
  }

  /** Prepared position along y of a position in the input. */
  public double preparedY(double inputY) {
    return content.y() + (inputY - source.y()) * content.height() / source.height();
  }
}
