// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;

/** How an image is resized to another aspect ratio. */
public enum ResizeMode {
  /** Width and height are scaled independently, as published. */
  STRETCH {
    @Override
    Rectangle content(Size source, Size prepared) {
      return Rectangle.whole(prepared);
    }
  },
  /** The aspect ratio is kept; the rest is padding, which never counts. */
  PAD {
    @Override
    Rectangle content(Size source, Size prepared) {
      double scale =
          Math.min(
              (double) prepared.width() / source.width(),
              (double) prepared.height() / source.height());
      int width = fit(source.width() * scale, prepared.width());
      int height = fit(source.height() * scale, prepared.height());
      return new Rectangle(
          (prepared.width() - width) / 2, (prepared.height() - height) / 2, width, height);
    }
  };

  /** The part of the prepared image that a source of this size fills. */
  abstract Rectangle content(Size source, Size prepared);

  private static int fit(double scaled, int most) {
    return Math.min(most, Math.max(1, (int) Math.round(scaled)));
  }
}
