// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;

/** Renders the colour image of a scene: shading, highlights, vignetting, sensor noise. */
final class Camera {
  private static final double STEEPEST = 2.2;
  private static final double VIGNETTE = 0.07;

  /** Standard deviation of the number of ones in 21 random bits. */
  private static final float SPREAD = 2.2913f;

  private static final int BITS = (1 << 21) - 1;

  private Camera() {}

  static Image render(RenderedScene drawing) {
    Size size = drawing.size;
    Lamp lamp = drawing.scene.lamp();
    double gloss = drawing.scene.part().gloss();
    SplittableRandom noise = new SplittableRandom(drawing.scene.colourNoise());
    byte[] rgb = new byte[3 * size.area()];
    float[] before = new float[3];
    for (int y = 0, i = 0; y < size.height(); y++) {
      double v = 2.0 * y / size.height() - 1;
      for (int x = 0; x < size.width(); x++, i++) {
        double u = 2.0 * x / size.width() - 1;
        double light =
            (1 - VIGNETTE * (u * u + v * v)) * (1 + lamp.across() * u + lamp.along() * v);
        double shine = 0;
        float cover = drawing.coverage[i];
        if (cover > 0) {
          double slopeX = slope(drawing, i, x, size.width(), 1);
          double slopeY = slope(drawing, i, y, size.height(), size.width());
          double norm = 1 / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
          light *= 1 + cover * (lamp.shade(slopeX, slopeY, norm) - 1);
          shine = gloss * cover * lamp.highlight(slopeX, slopeY, norm);
        }
        int p = 3 * i;
        double red = (drawing.colours[p] + shine) * light * lamp.red();
        double green = (drawing.colours[p + 1] + shine) * light * lamp.green();
        double blue = (drawing.colours[p + 2] + shine) * light * lamp.blue();
        // Shot noise grows with the root of the light.
        float amount = (float) (0.6 + 1.9 * Math.sqrt(Math.max(0, green)));
        long bits = noise.nextLong();
        rgb[p] = sample(red, amount, bits, before, 0);
        rgb[p + 1] = sample(green, amount, bits >>> 21, before, 1);
        rgb[p + 2] = sample(blue, amount, bits >>> 42, before, 2);
      }
    }
    return Image.rgb(rgb, size.width(), size.height());
  }

  /** Slope at a pixel, limited because the side walls are steeper than pixels resolve. */
  private static double slope(RenderedScene drawing, int i, int at, int length, int step) {
    int from = at > 0 ? i - step : i;
    int to = at < length - 1 ? i + step : i;
    double span = (double) (to - from) / step * drawing.scene.pose().pitch();
    double rise = (drawing.heights[to] - drawing.heights[from]) / span;
    return Math.max(-STEEPEST, Math.min(STEEPEST, rise));
  }

  /** Noise of neighbouring pixels is correlated. */
  private static byte sample(double value, float amount, long bits, float[] before, int channel) {
    float fresh = (Integer.bitCount((int) bits & BITS) - 10.5f) / SPREAD;
    float noise = 0.8f * fresh + 0.45f * before[channel];
    before[channel] = fresh;
    int level = (int) (255 * (float) value + amount * noise + 0.5f);
    return (byte) Math.max(0, Math.min(255, level));
  }
}
