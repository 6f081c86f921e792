// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;

/**
 * The values that defects change: grey levels of an image, or depth of a scan.
 *
 * @param channels 3 for a colour image, 1 for a grey one and for depth
 * @param values {@code [height, width, channels]}
 * @param range change that is a contrast of 1, in the unit of the values
 * @param step changes are multiples of this
 * @param lowest smallest value of the result
 * @param highest largest value of the result
 */
record ValueGrid(
    int width,
    int height,
    int channels,
    float[] values,
    float range,
    float step,
    float lowest,
    float highest) {
  /** Number of steps in the range of a scan. */
  private static final int STEPS = 1000;

  /** A colour image whose pixels are all grey has one channel. */
  static ValueGrid of(Image image) {
    byte[] rgb = image.toRgb();
    int channels = image.format() == PixelFormat.MONO8 || allGrey(rgb) ? 1 : 3;
    float[] values = new float[rgb.length / 3 * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = rgb[channels == 1 ? 3 * i : i] & 255;
    }
    return new ValueGrid(image.width(), image.height(), channels, values, 255, 1, 0, 255);
  }

  /** Depth; pixels without a reading, which are 0, are kept. */
  static ValueGrid of(FloatMap depth) {
    float[] sorted = Arrays.copyOf(depth.values(), depth.values().length);
    Arrays.sort(sorted);
    int none = 0;
    while (none < sorted.length && sorted[none] <= 0) {
      none++;
    }
    int readings = sorted.length - none;
    float range =
        readings == 0
            ? 0
            : sorted[none + (int) (0.98 * (readings - 1))]
                - sorted[none + (int) (0.02 * (readings - 1))];
    return new ValueGrid(
        depth.width(),
        depth.height(),
        1,
        depth.values(),
        range,
        range / STEPS,
        Float.MIN_NORMAL,
        Float.MAX_VALUE);
  }

  Size size() {
    return new Size(width, height);
  }

  float get(int x, int y, int channel) {
    return values[(y * width + x) * channels + channel];
  }

  /** The value between pixel centres, bilinear; coordinates outside are moved to the edge. */
  float interpolated(double x, double y, int channel) {
    double inX = Math.min(Math.max(x, 0), width - 1);
    double inY = Math.min(Math.max(y, 0), height - 1);
    int left = (int) inX;
    int top = (int) inY;
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    double u = inX - left;
    double v = inY - top;
    double upper = (1 - u) * get(left, top, channel) + u * get(right, top, channel);
    double lower = (1 - u) * get(left, bottom, channel) + u * get(right, bottom, channel);
    return (float) ((1 - v) * upper + v * lower);
  }

  /** Whether the pixel can be changed: not where a scan has no reading. */
  boolean hasReading(int x, int y) {
    return get(x, y, 0) >= lowest;
  }

  /**
   * The value nearest to a requested one that differs from the present one by a multiple of the
   * step.
   */
  float quantised(float present, double wanted) {
    float moved = (float) (present + Math.rint((wanted - present) / step) * step);
    return Math.min(Math.max(moved, lowest), highest);
  }

  private static boolean allGrey(byte[] rgb) {
    for (int i = 0; i < rgb.length; i += 3) {
      if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) {
        return false;
      }
    }
    return true;
  }
}
