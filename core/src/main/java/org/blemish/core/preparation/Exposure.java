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
import org.blemish.core.internal.Clamp;
import org.blemish.core.statistics.Quantiles;

/**
 * The brightness of the training images, and the gain that adjusts another image to it. Lamps age
 * and drift, and networks respond to brightness.
 *
 * <p>The brightness is described by the levels that 5, 10, ... 95 % of the pixels stay below. The
 * gain is the least-absolute-deviations slope from an image's levels to the training images': the
 * weighted median of their ratios, each weighted by the image's level. Black backgrounds do not
 * affect it, nor does a defect of any brightness that covers less than about a third of the image.
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
      levels[i] = Quantiles.median(images.stream().mapToDouble(image -> image[level]).toArray());
    }
    return new Exposure(List.of(levels));
  }

  /** Levels of luminance that 5, 10, ... 95 % of the pixels in a part of an image stay below. */
  public static double[] levels(Image image, Rectangle part) {
    return levels(image, part, Optional.empty());
  }

  /**
   * The levels of the pixels in a part of an image that are not excluded.
   *
   * @param excluded mask of the image's size
   * @return zeros if every pixel is excluded
   */
  public static double[] levels(Image image, Rectangle part, Optional<Mask> excluded) {
    long[] histogram = new long[256];
    byte[] row = new byte[3 * part.width()];
    for (int y = part.y(); y < part.y() + part.height(); y++) {
      image.row(y, part.x(), part.width(), row, 0);
      for (int i = 0, x = part.x(); i < row.length; i += 3, x++) {
        if (excluded.isPresent() && excluded.get().get(x, y)) {
          continue;
        }
        // ITU-R BT.601 luma in 8-bit fixed point
        int luma =
            (77 * (row[i] & 0xff) + 150 * (row[i + 1] & 0xff) + 29 * (row[i + 2] & 0xff)) >> 8;
        histogram[luma]++;
      }
    }
    return levels(histogram);
  }

  /**
   * The factor that adjusts an image's samples to this exposure, limited to 0.5 to 2.
   *
   * @param image its {@link #levels(Image, Rectangle)}
   */
  public double gain(double[] image) {
    return Clamp.toRange(ratio(image), LEAST_GAIN, GREATEST_GAIN);
  }

  /**
   * The factor that would adjust an image's samples to this exposure, without limits; 1 for a black
   * image.
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
   * Levels of an image from its histogram.
   *
   * @param histogram number of pixels of each luminance from 0 to 255
   * @return zeros for a histogram of no pixels
   */
  public static double[] levels(long[] histogram) {
    long pixels = Arrays.stream(histogram).sum();
    double[] levels = new double[LEVELS];
    if (pixels == 0) {
      return levels;
    }
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
