// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;

/** Textured, ringed discs on an even background with a little noise, and naive measurements. */
final class SyntheticPartFixtures {
  private SyntheticPartFixtures() {}

  static boolean onProduct(int x, int y, Size size) {
    return radius(x, y, size) < 0.42;
  }

  static Image colour(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < width * height; i++) {
      double level = level(i % width, i / width, new Size(width, height));
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) (level * (1 - 0.1 * c) + random.nextInt(5));
      }
    }
    return Image.rgb(rgb, width, height);
  }

  static Image grey(int width, int height) {
    byte[] grey = new byte[width * height];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (level(i % width, i / width, new Size(width, height)) + random.nextInt(5));
    }
    return Image.grey(grey, width, height);
  }

  /** A dome of 30 mm on a table 0.6 m away. */
  static Scan scan(int width, int height) {
    float[] z = new float[width * height];
    SplittableRandom random = new SplittableRandom(3);
    Size size = new Size(width, height);
    for (int i = 0; i < z.length; i++) {
      double r = radius(i % width, i / width, size);
      double high = r < 0.42 ? 0.015 + 0.015 * (1 - r / 0.42) : 0;
      z[i] = (float) (0.6 - high + 0.0001 * random.nextDouble());
    }
    return Scan.ofDepth(new FloatMap(width, height, z));
  }

  /** Distance from the middle in shorter sides. */
  private static double radius(int x, int y, Size size) {
    double dx = x + 0.5 - size.width() / 2.0;
    double dy = y + 0.5 - size.height() / 2.0;
    return Math.hypot(dx, dy) / Math.min(size.width(), size.height());
  }

  private static double level(int x, int y, Size size) {
    if (!onProduct(x, y, size)) {
      return 60;
    }
    return 130 + 70 * Math.sin(40 * radius(x, y, size)) + 0.2 * x;
  }

  static double[] values(Input input, boolean ofScan) {
    if (ofScan) {
      float[] z = input.scan().orElseThrow().z().values();
      double[] values = new double[z.length];
      for (int i = 0; i < z.length; i++) {
        values[i] = z[i];
      }
      return values;
    }
    byte[] rgb = input.image().orElseThrow().toRgb();
    double[] values = new double[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      values[i] = rgb[i] & 255;
    }
    return values;
  }

  static double meanChange(Input good, SyntheticDefect defect, boolean ofScan) {
    double[] before = values(good, ofScan);
    double[] after = values(defect.input(), ofScan);
    int channels = before.length / defect.mask().size().area();
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      if (defect.mask().bits().get(i / channels)) {
        sum += Math.abs(after[i] - before[i]);
      }
    }
    return sum / channels / defect.mask().count();
  }

  static int longerSide(Mask mask) {
    int left = mask.width();
    int right = -1;
    int top = mask.height();
    int bottom = -1;
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (mask.get(x, y)) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return Math.max(right - left, bottom - top) + 1;
  }
}
