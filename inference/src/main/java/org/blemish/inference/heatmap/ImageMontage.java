// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.Arrays;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;

/** Several images in a row, from left to right. */
public final class ImageMontage {
  private ImageMontage() {}

  /**
   * @param size that each image is resized to
   * @param gap white columns between two images
   */
  public static Image of(List<Image> images, Size size, int gap) {
    int width = images.size() * (size.width() + gap) - gap;
    byte[] rgb = new byte[Math.multiplyExact(3 * width, size.height())];
    Arrays.fill(rgb, (byte) 255);
    for (int i = 0; i < images.size(); i++) {
      Image fitted = Shrink.image(images.get(i), size);
      for (int y = 0; y < size.height(); y++) {
        fitted.row(y, 0, size.width(), rgb, 3 * (y * width + i * (size.width() + gap)));
      }
    }
    return Image.rgb(rgb, width, size.height());
  }
}
