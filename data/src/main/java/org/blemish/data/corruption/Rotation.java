// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.BitSet;
import java.util.Locale;
import java.util.SplittableRandom;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * Rotation about the image centre; the seed decides the direction. Images are interpolated by a
 * Lanczos filter, which keeps sharpness and most of the noise, masks by the nearest pixel. Outside
 * the border the image is mirrored.
 *
 * @param degrees angle, above 0
 */
public record Rotation(double degrees) implements Corruption {
  /** Radius of the Lanczos filter in pixels. */
  private static final int RADIUS = 3;

  /** Number of subpixel positions with their own filter weights. */
  private static final int STEPS = 256;

  private static final double[][] KERNELS = kernels();

  public Rotation {
    if (!(degrees > 0)) {
      throw new IllegalArgumentException("degrees is " + degrees + ", must be above 0");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "rotation %.0f deg", degrees);
  }

  @Override
  public boolean isGeometric() {
    return true;
  }

  /** Maps a pixel of the rotated image to its position in the given one. */
  private record RotationTransform(double cos, double sin, double middleX, double middleY) {
    double x(int x, int y) {
      return cos * (x - middleX) + sin * (y - middleY) + middleX;
    }

    double y(int x, int y) {
      return cos * (y - middleY) - sin * (x - middleX) + middleY;
    }
  }

  private RotationTransform transform(int width, int height, long seed) {
    boolean right = new SplittableRandom(seed).nextBoolean();
    double angle = StrictMath.toRadians(right ? degrees : -degrees);
    return new RotationTransform(
        StrictMath.cos(angle), StrictMath.sin(angle), (width - 1) / 2.0, (height - 1) / 2.0);
  }

  @Override
  public Image apply(Image image, long seed) {
    PixelBuffer given = PixelBuffer.of(image);
    RotationTransform turn = transform(given.width(), given.height(), seed);
    byte[] samples = new byte[given.samples().length];
    int[] columns = new int[2 * RADIUS];
    int[] rows = new int[2 * RADIUS];
    int o = 0;
    for (int y = 0; y < given.height(); y++) {
      for (int x = 0; x < given.width(); x++) {
        double sourceX = turn.x(x, y);
        double sourceY = turn.y(x, y);
        int left = (int) Math.floor(sourceX);
        int top = (int) Math.floor(sourceY);
        double[] across = KERNELS[(int) Math.round((sourceX - left) * STEPS)];
        double[] down = KERNELS[(int) Math.round((sourceY - top) * STEPS)];
        for (int i = 0; i < 2 * RADIUS; i++) {
          columns[i] = PixelBuffer.mirrored(left + i - RADIUS + 1, given.width());
          rows[i] = PixelBuffer.mirrored(top + i - RADIUS + 1, given.height());
        }
        for (int c = 0; c < given.channels(); c++) {
          samples[o++] = PixelBuffer.sample(sum(given, columns, rows, across, down, c));
        }
      }
    }
    return given.with(samples).image();
  }

  private static double sum(
      PixelBuffer given, int[] columns, int[] rows, double[] across, double[] down, int channel) {
    double sum = 0;
    for (int j = 0; j < rows.length; j++) {
      double row = 0;
      for (int i = 0; i < columns.length; i++) {
        row += across[i] * given.get(columns[i], rows[j], channel);
      }
      sum += down[j] * row;
    }
    return sum;
  }

  /** Weights of the pixels around a position, for each subpixel position; they sum to 1. */
  private static double[][] kernels() {
    double[][] kernels = new double[STEPS + 1][2 * RADIUS];
    for (int step = 0; step <= STEPS; step++) {
      double sum = 0;
      for (int i = 0; i < 2 * RADIUS; i++) {
        double weight = lanczos(i - RADIUS + 1 - (double) step / STEPS);
        kernels[step][i] = weight;
        sum += weight;
      }
      for (int i = 0; i < 2 * RADIUS; i++) {
        kernels[step][i] /= sum;
      }
    }
    return kernels;
  }

  private static double lanczos(double x) {
    if (Math.abs(x) < 1e-9) {
      return 1;
    }
    double a = Math.PI * x;
    return Math.abs(x) >= RADIUS
        ? 0
        : StrictMath.sin(a) * StrictMath.sin(a / RADIUS) / (a * a / RADIUS);
  }

  @Override
  public Mask transformMask(Mask mask, long seed) {
    RotationTransform turn = transform(mask.width(), mask.height(), seed);
    BitSet bits = new BitSet(mask.size().area());
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        int sourceX = PixelBuffer.mirrored((int) Math.round(turn.x(x, y)), mask.width());
        int sourceY = PixelBuffer.mirrored((int) Math.round(turn.y(x, y)), mask.height());
        if (mask.get(sourceX, sourceY)) {
          bits.set(y * mask.width() + x);
        }
      }
    }
    return new Mask(mask.width(), mask.height(), bits);
  }
}
