// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.Arrays;
import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;

/** Several pictures as one, from left to right. */
public final class ImageMontage {
  private ImageMontage() {}

  /**
   * @param size that each picture is brought to
   * @param gap white columns between two pictures
   */
  public static Image of(List<Image> pictures, Size size, int gap) {
    int width = pictures.size() * (size.width() + gap) - gap;
    byte[] rgb = new byte[Math.multiplyExact(3 * width, size.height())];
    Arrays.fill(rgb, (byte) 255);
    for (int i = 0; i < pictures.size(); i++) {
      Image picture = pictures.get(i);
      Image fitted =
          picture.size().equals(size)
              ? picture
              : Resize.bilinear(picture, Rectangle.whole(picture.size()), size);
      for (int y = 0; y < size.height(); y++) {
        fitted.row(y, 0, size.width(), rgb, 3 * (y * width + i * (size.width() + gap)));
      }
    }
    return Image.rgb(rgb, width, size.height());
  }
}
