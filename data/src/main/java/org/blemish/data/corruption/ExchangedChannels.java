// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import org.blemish.core.image.Image;

/** Red and blue exchanged, as where BGR is taken for RGB. Grey images stay as they are. */
public record ExchangedChannels() implements Corruption {
  @Override
  public String name() {
    return "red and blue exchanged";
  }

  @Override
  public Image apply(Image image, long seed) {
    PixelBuffer pixels = PixelBuffer.of(image);
    byte[] samples = pixels.samples().clone();
    for (int i = 0; pixels.channels() == 3 && i < samples.length; i += 3) {
      byte red = samples[i];
      samples[i] = samples[i + 2];
      samples[i + 2] = red;
    }
    return pixels.with(samples).image();
  }
}
