// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/** Resizes masks between an image and a scan of the same view. */
final class MaskResizing {
  private MaskResizing() {}

  /** Resizes by the nearest pixel; returns a copy if the sizes are equal. */
  static Mask toSize(Size size, Mask mask) {
    BitSet bits = new BitSet(size.area());
    for (int y = 0, i = 0; y < size.height(); y++) {
      int fromY = (int) ((y + 0.5) * mask.height() / size.height());
      for (int x = 0; x < size.width(); x++, i++) {
        if (mask.get((int) ((x + 0.5) * mask.width() / size.width()), fromY)) {
          bits.set(i);
        }
      }
    }
    return new Mask(size.width(), size.height(), bits);
  }
}
