// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.nio.FloatBuffer;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.image.Image;

/**
 * A picture as the network sees it, before the backbone's normalisation.
 *
 * @param image RGB of the prepared size
 * @param gain factor on the samples that brings it to the training images' exposure, 1 for none
 */
public record PreparedImage(Image image, double gain) {
  /**
   * Writes a part as planes {@code [3, H, W]} of {@code sample / 255 * gain}, not clipped: 0 to
   * {@code gain}.
   *
   * @param part rectangle of the prepared picture
   * @param planes receives {@code 3 * H * W} values from its position on, which moves past them
   */
  public void planes(Rectangle part, FloatBuffer planes) {
    float scale = (float) (gain / 255);
    int area = part.size().area();
    int start = planes.position();
    byte[] row = new byte[3 * part.width()];
    float[] plane = new float[part.width()];
    for (int y = 0; y < part.height(); y++) {
      image.row(part.y() + y, part.x(), part.width(), row, 0);
      for (int c = 0; c < 3; c++) {
        for (int x = 0; x < plane.length; x++) {
          plane[x] = (row[3 * x + c] & 0xff) * scale;
        }
        planes.put(start + c * area + y * part.width(), plane);
      }
    }
    planes.position(start + 3 * area);
  }
}
