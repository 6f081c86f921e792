// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.util.Arrays;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * Renders a scan for display: its surface lit from the top left, near readings brighter than far
 * ones, pixels without a reading dark. Brightness is relative to the scan's relief, so it is not a
 * measurement. The same scan always gives the same pixels.
 */
public final class ShadedDepth {
  /** Shares of the readings that are nearer than the brightest and the darkest height. */
  private static final float NEAREST = 0.01f;

  private static final float FARTHEST = 0.99f;

  /** Slopes that are steeper than most of the scan's by this factor are fully light or dark. */
  private static final float CONTRAST = 2;

  private ShadedDepth() {}

  /** Renders a scan at its own size, grey in three equal channels. */
  public static Image render(Scan scan) {
    FloatMap z = scan.z();
    float[] sorted = readings(z);
    byte[] rgb = new byte[Math.multiplyExact(3, z.values().length)];
    if (sorted.length > 0) {
      float near = quantile(sorted, NEAREST);
      float range = Math.max(quantile(sorted, FARTHEST) - near, Float.MIN_NORMAL);
      float[] slope = slopes(z);
      float steep = steepness(slope);
      for (int i = 0; i < slope.length; i++) {
        if (z.values()[i] != 0) {
          float height = 1 - Math.min(1, Math.max(0, (z.values()[i] - near) / range));
          float light = Math.min(1, Math.max(-1, slope[i] / (CONTRAST * steep)));
          Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) Math.round(70 + 90 * height + 85 * light));
        }
      }
    }
    return Image.rgb(rgb, z.width(), z.height());
  }

  /**
   * Renders a scan with all pixels outside the part in dark blue: what a depth model uses.
   *
   * @param part of the scan's own size
   */
  public static Image render(Scan scan, Mask part) {
    if (!part.size().equals(scan.z().size())) {
      throw new IllegalArgumentException(
          "the part is %s, the scan %s".formatted(part.size(), scan.z().size()));
    }
    byte[] rgb = render(scan).toRgb();
    for (int i = 0; i < rgb.length / 3; i++) {
      if (!part.bits().get(i)) {
        int grey = Byte.toUnsignedInt(rgb[3 * i]);
        rgb[3 * i] = (byte) (grey / 5);
        rgb[3 * i + 1] = (byte) (grey / 4);
        rgb[3 * i + 2] = (byte) (40 + grey / 2);
      }
    }
    return Image.rgb(rgb, scan.width(), scan.height());
  }

  /** Slope towards the light, metres per pixel; 0 if a neighbour has no reading. */
  private static float[] slopes(FloatMap z) {
    float[] slopes = new float[z.values().length];
    for (int y = 0; y < z.height(); y++) {
      for (int x = 0; x < z.width(); x++) {
        float across = difference(z.get(Math.max(0, x - 1), y), z.get(right(z, x), y));
        float down = difference(z.get(x, Math.max(0, y - 1)), z.get(x, below(z, y)));
        slopes[y * z.width() + x] = -(across + down) / 2;
      }
    }
    return slopes;
  }

  private static int right(FloatMap z, int x) {
    return Math.min(z.width() - 1, x + 1);
  }

  private static int below(FloatMap z, int y) {
    return Math.min(z.height() - 1, y + 1);
  }

  private static float difference(float a, float b) {
    return a == 0 || b == 0 ? 0 : b - a;
  }

  private static float steepness(float[] slopes) {
    float[] sizes = new float[slopes.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(slopes[i]);
    }
    Arrays.sort(sizes);
    return Math.max(quantile(sizes, 0.9f), Float.MIN_NORMAL);
  }

  private static float[] readings(FloatMap z) {
    float[] values = new float[z.values().length];
    int n = 0;
    for (float value : z.values()) {
      if (value != 0) {
        values[n++] = value;
      }
    }
    float[] readings = Arrays.copyOf(values, n);
    Arrays.sort(readings);
    return readings;
  }

  private static float quantile(float[] sorted, float share) {
    return sorted[Math.round(share * (sorted.length - 1))];
  }
}
