// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.Locale;
import org.blemish.core.image.Image;

/**
 * Another white balance: red and blue samples as stored, multiplied, rounded and clipped at 255.
 * Grey images stay as they are.
 *
 * @param red factor, above 0
 * @param blue factor, above 0
 */
public record WhiteBalance(double red, double blue) implements Corruption {
  public WhiteBalance {
    if (!(red > 0 && blue > 0)) {
      throw new IllegalArgumentException(
          "factors %s of red and %s of blue must be above 0".formatted(red, blue));
    }
  }

  /**
   * Warmer light: red times 1 + change, blue divided by it; colder if the change is negative.
   *
   * @param change above -1
   */
  public static WhiteBalance warmer(double change) {
    return new WhiteBalance(1 + change, 1 / (1 + change));
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "red x %.2f, blue x %.2f", red, blue);
  }

  @Override
  public Image apply(Image image, long seed) {
    PixelBuffer pixels = PixelBuffer.of(image);
    byte[] samples = pixels.samples().clone();
    for (int i = 0; pixels.channels() == 3 && i < samples.length; i += 3) {
      samples[i] = PixelBuffer.sample(red * (samples[i] & 0xff));
      samples[i + 2] = PixelBuffer.sample(blue * (samples[i + 2] & 0xff));
    }
    return pixels.with(samples).image();
  }
}
