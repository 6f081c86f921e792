// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.Locale;
import org.blemish.core.image.Image;

/**
 * Defocus: a Gaussian filter, cut off at three standard deviations, edge pixels repeated.
 *
 * @param sigma standard deviation in pixels, above 0
 */
public record Blur(double sigma) implements Corruption {
  public Blur {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma is " + sigma + ", must be above 0");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "blur %.1f px", sigma);
  }

  @Override
  public Image apply(Image image, long seed) {
    PixelBuffer pixels = PixelBuffer.of(image);
    float[] kernel = kernel();
    int channels = pixels.channels();
    int row = pixels.width() * channels;
    float[] source = new float[pixels.samples().length];
    for (int i = 0; i < source.length; i++) {
      source[i] = pixels.samples()[i] & 0xff;
    }
    float[] across = new float[source.length];
    for (int y = 0; y < pixels.height(); y++) {
      along(source, y * row, across, channels, pixels.width(), kernel, channels);
    }
    float[] blurred = new float[source.length];
    for (int i = 0; i < row; i++) {
      along(across, i, blurred, row, pixels.height(), kernel, 1);
    }
    byte[] samples = new byte[source.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = PixelBuffer.sample(blurred[i]);
    }
    return pixels.with(samples).image();
  }

  /**
   * Filters lines of {@code length} values that are {@code step} apart.
   *
   * @param lines number of lines; they begin at {@code from} and the indices after it
   */
  private static void along(
      float[] in, int from, float[] out, int step, int length, float[] kernel, int lines) {
    int radius = kernel.length / 2;
    for (int line = from; line < from + lines; line++) {
      for (int i = 0; i < length; i++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          int at = Math.min(Math.max(i + k, 0), length - 1);
          sum += kernel[k + radius] * in[line + at * step];
        }
        out[line + i * step] = sum;
      }
    }
  }

  private float[] kernel() {
    int radius = Math.max(1, (int) Math.ceil(3 * sigma));
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / sigma;
      weights[i] = StrictMath.exp(-distance * distance / 2);
      sum += weights[i];
    }
    float[] kernel = new float[weights.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (weights[i] / sum);
    }
    return kernel;
  }
}
