// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * The brightness of the training images, and the gain that brings another image to it. Lamps drift
 * in every factory, and a network sees a darker picture as a different one.
 *
 * <p>The brightness is described by the levels that 5, 10, ... 95 % of the pixels stay below. The
 * gain is the least-absolute-deviations slope from an image's levels to the training images': the
 * weighted median of their ratios, each weighted by the image's level. Black backgrounds and a
 * defect, however bright, that covers less than about a third of the picture leave it alone.
 *
 * @param levels median over the training images of each level, 0 to 255, {@link #LEVELS} of them
 */
public record Exposure(List<Double> levels) {
  /** Number of levels. */
  public static final int LEVELS = 19;

  private static final double LEAST_GAIN = 0.5;
  private static final double GREATEST_GAIN = 2;

  public Exposure {
    levels = List.copyOf(levels);
    if (levels.size() != LEVELS) {
      throw new IllegalArgumentException(
          "exposure needs " + LEVELS + " levels, got " + levels.size());
    }
  }

  /** The exposure of training images, from the {@link #levels} of each. */
  public static Exposure median(List<double[]> images) {
    Double[] levels = new Double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      int level = i;
      double[] sorted = images.stream().mapToDouble(image -> image[level]).sorted().toArray();
      int middle = sorted.length / 2;
      levels[i] =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
    return new Exposure(List.of(levels));
  }

  /** Levels of luminance that 5, 10, ... 95 % of the pixels in a part of an image stay below. */
  public static double[] levels(Image image, Rectangle part) {
    return levels(image, part, Optional.empty());
  }

  /**
   * The same of the pixels that are not left out.
   *
   * @param leftOut mask of the image's size
   * @return zeros where no pixel is left
   */
  public static double[] levels(Image image, Rectangle part, Optional<Mask> leftOut) {
    long pixels = 0;
    long[] histogram = new long[256];
    byte[] row = new byte[3 * part.width()];
    for (int y = part.y(); y < part.y() + part.height(); y++) {
      image.row(y, part.x(), part.width(), row, 0);
      for (int i = 0, x = part.x(); i < row.length; i += 3, x++) {
        if (leftOut.isPresent() && leftOut.get().get(x, y)) {
          continue;
        }
        pixels++;
        // ITU-R BT.601 luma in 8-bit fixed point
        int luma =
            (77 * (row[i] & 0xff) + 150 * (row[i + 1] & 0xff) + 29 * (row[i + 2] & 0xff)) >> 8;
        histogram[luma]++;
      }
    }
    return pixels == 0 ? new double[LEVELS] : levels(histogram);
  }

  /**
   * The factor for an image's samples that brings it to this exposure, within 0.5 to 2.
   *
   * @param image its {@link #levels(Image, Rectangle)}
   */
  public double gain(double[] image) {
    return Math.min(Math.max(ratio(image), LEAST_GAIN), GREATEST_GAIN);
  }

  /**
   * The factor that would bring an image to this exposure, however large or small; 1 where not a
   * single pixel is lit.
   *
   * @param image its {@link #levels(Image, Rectangle)}
   */
  public double ratio(double[] image) {
    Integer[] order =
        IntStream.range(0, LEVELS)
            .filter(i -> image[i] >= 1)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> levels.get(i) / image[i]))
            .toArray(Integer[]::new);
    double half = Arrays.stream(order).mapToDouble(i -> image[i]).sum() / 2;
    double sum = 0;
    for (int i : order) {
      sum += image[i];
      if (sum >= half) {
        return levels.get(i) / image[i];
      }
    }
    return 1;
  }

  /**
   * Levels of a picture whose pixels are counted.
   *
   * @param histogram number of pixels of each luminance from 0 to 255
   */
  public static double[] levels(long[] histogram) {
    long pixels = Arrays.stream(histogram).sum();
    double[] levels = new double[LEVELS];
    long below = 0;
    int value = 0;
    for (int i = 0; i < LEVELS; i++) {
      double wanted = (i + 1) / (LEVELS + 1.0) * pixels;
      while (below + histogram[value] < wanted) {
        below += histogram[value++];
      }
      // Samples of one grey value are spread evenly over its unit, so that levels move smoothly.
      levels[i] = Math.max(0, value - 0.5 + (wanted - below) / histogram[value]);
    }
    return levels;
  }
}
