// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.geometry;

/**
 * The mapping between an input and its prepared image: {@code source}, a rectangle of the input, is
 * scaled to {@code content}, a rectangle of the prepared image; the rest of the prepared image is
 * padding. Positions are continuous: pixel {@code i} spans {@code [i, i + 1)}.
 *
 * @param input size of the input, in its own pixels
 * @param source rectangle of the input that is inspected
 * @param prepared size of the prepared image
 * @param content rectangle of the prepared image that shows the source
 */
public record Geometry(Size input, Rectangle source, Size prepared, Rectangle content) {
  public Geometry {
    if (!source.inside(input)) {
      throw new IllegalArgumentException(source + " is not inside an input of " + input);
    }
    if (!content.inside(prepared)) {
      throw new IllegalArgumentException(content + " is not inside " + prepared);
    }
  }

  /** The whole input stretched over the whole prepared image. */
  public static Geometry stretched(Size input, Size prepared) {
    return new Geometry(input, Rectangle.whole(input), prepared, Rectangle.whole(prepared));
  }

  /** Input position along x of a position in the prepared image. */
  public double inputX(double preparedX) {
    return source.x() + (preparedX - content.x()) * source.width() / content.width();
  }

  /** Input position along y of a position in the prepared image. */
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
