// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.Locale;
import org.blemish.core.image.Image;

/**
 * Exposure or gamma, as another lamp, shutter or camera would give: {@code v' = 255 factor (v /
 * 255)^exponent}, rounded and clipped at 255, on the samples as stored.
 *
 * @param factor above 0
 * @param exponent above 0; below 1 brightens mid-tones
 */
public record ToneCurve(String name, double factor, double exponent) implements Corruption {
  public ToneCurve {
    if (!(factor > 0 && exponent > 0)) {
      throw new IllegalArgumentException(
          "factor %s and exponent %s must be above 0".formatted(factor, exponent));
    }
  }

  /**
   * @param change relative change of all samples: -0.3 for 30 % darker
   */
  public static ToneCurve exposure(double change) {
    return new ToneCurve(
        String.format(Locale.ROOT, "exposure %+.0f %%", 100 * change), 1 + change, 1);
  }

  public static ToneCurve gamma(double exponent) {
    return new ToneCurve(String.format(Locale.ROOT, "gamma %.2f", exponent), 1, exponent);
  }

  @Override
  public Image apply(Image image, long seed) {
    byte[] table = new byte[256];
    for (int v = 0; v < 256; v++) {
      table[v] = PixelBuffer.sample(255 * factor * StrictMath.pow(v / 255.0, exponent));
    }
    PixelBuffer pixels = PixelBuffer.of(image);
    byte[] samples = new byte[pixels.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = table[pixels.samples()[i] & 0xff];
    }
    return pixels.with(samples).image();
  }
}
