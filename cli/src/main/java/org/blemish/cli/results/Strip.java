// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.results;

import java.util.Arrays;
import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;

/** Several pictures as one, from left to right. */
final class Strip {
  private static final int GAP = 4;

  private Strip() {}

  /**
   * @param size that each picture is brought to
   */
  static Image of(List<Image> pictures, Size size) {
    int width = pictures.size() * (size.width() + GAP) - GAP;
    byte[] rgb = new byte[Math.multiplyExact(3 * width, size.height())];
    Arrays.fill(rgb, (byte) 255);
    for (int i = 0; i < pictures.size(); i++) {
      Image picture = pictures.get(i);
      Image fitted =
          picture.size().equals(size)
              ? picture
              : Resize.bilinear(picture, Rectangle.whole(picture.size()), size);
      for (int y = 0; y < size.height(); y++) {
        fitted.row(y, 0, size.width(), rgb, 3 * (y * width + i * (size.width() + GAP)));
      }
    }
    return Image.rgb(rgb, width, size.height());
  }
}
