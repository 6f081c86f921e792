// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.Locale;
import java.util.SplittableRandom;
import org.blemish.core.image.Image;

/**
 * Sensor noise at high gain: normally distributed, independent for every sample.
 *
 * @param sigma standard deviation in grey levels of 0 to 255, above 0
 */
public record SensorNoise(double sigma) implements Corruption {
  public SensorNoise {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma is " + sigma + ", must be above 0");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "noise %.0f", sigma);
  }

  @Override
  public Image apply(Image image, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PixelBuffer pixels = PixelBuffer.of(image);
    byte[] samples = new byte[pixels.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = PixelBuffer.sample((pixels.samples()[i] & 0xff) + sigma * random.nextGaussian());
    }
    return pixels.with(samples).image();
  }
}
