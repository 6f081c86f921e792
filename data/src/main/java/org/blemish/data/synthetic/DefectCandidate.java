// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import org.blemish.core.geometry.Rectangle;

/**
 * A defect before its strength is known: pixels become {@code old + strength * weight * (target -
 * old)}.
 *
 * @param window bounding box, inside the canvas
 * @param weight {@code [h, w]} of the window, 0 to 1; 0 is outside the shape of the defect
 * @param target {@code [h, w, channels]} of the window
 * @param adjustable whether the strength may be below 1; not for moved pieces
 */
record DefectCandidate(Rectangle window, float[] weight, float[] target, boolean adjustable) {
  /** The values of the canvas in a window, each changed by the same amount. */
  static float[] shiftedValues(ValueGrid canvas, Rectangle window, float shift) {
    float[] values = currentValues(canvas, window);
    for (int i = 0; i < values.length; i++) {
      values[i] += shift;
    }
    return values;
  }

  /** The values of the canvas in a window. */
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
