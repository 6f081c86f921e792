// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import org.blemish.core.geometry.Rectangle;

/**
 * A defect before its strength is known: pixels become {@code old + strength * weight * (target -
 * old)}.
 *
 * @param window where, inside the canvas
 * @param weight {@code [h, w]} of the window, 0 to 1; 0 is outside the defect's shape
 * @param target {@code [h, w, channels]} of the window
 * @param adjustable whether a strength below 1 makes sense; a moved piece has no half strength
 */
record DefectCandidate(Rectangle window, float[] weight, float[] target, boolean adjustable) {
  /** Values that the canvas has in a window. */
  static float[] currentValues(ValueGrid canvas, Rectangle window) {
    int row = window.width() * canvas.channels();
    float[] values = new float[row * window.height()];
    for (int y = 0; y < window.height(); y++) {
      int from = ((window.y() + y) * canvas.width() + window.x()) * canvas.channels();
      System.arraycopy(canvas.values(), from, values, y * row, row);
    }
    return values;
  }
}
