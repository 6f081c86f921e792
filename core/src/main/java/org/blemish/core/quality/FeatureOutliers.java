// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.blemish.core.quality.FeatureStatistics.PooledFeatures;
import org.blemish.core.statistics.Quantiles;

/**
 * Images among good ones that show another product, by their mean features. A defect in a few cells
 * changes these too little to be found.
 *
 * <p>The distance of an image is the root mean square, over mean and deviation of all channels, of
 * {@code (value - median) / scale}. The scale is the spread of the images, combined with a small
 * share of the cells' deviation, so that images that are all alike do not stand out by noise. An
 * image stands out beyond six spreads above the median distance, and at least beyond 2. Medians and
 * median absolute deviations are used throughout: they hold while most images show the product.
 */
public final class FeatureOutliers {
  private static final int MIN_IMAGES = 10;
  private static final double CELL_SPREAD_SHARE = 0.02;
  private static final double SPREADS = 6;
  private static final double MIN_DISTANCE = 2;

  /** Scales the median absolute deviation to the standard deviation of a normal distribution. */
  private static final double NORMAL = 1.4826;

  private FeatureOutliers() {}

  /**
   * Indices of the images that stand out, the farthest first; none among fewer than ten images.
   *
   * @param images mean features of all images, with the same channels
   */
  public static List<Integer> of(List<PooledFeatures> images) {
    if (images.size() < MIN_IMAGES) {
      return List.of();
    }
    double[] distances = distances(images);
    double limit =
        Math.max(MIN_DISTANCE, Quantiles.median(distances) + SPREADS * spread(distances));
    return IntStream.range(0, distances.length)
        .filter(i -> distances[i] > limit)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -distances[i]))
        .toList();
  }

  private static double[] distances(List<PooledFeatures> images) {
    int channels = images.get(0).mean().length;
    double[] squares = new double[images.size()];
    for (int c = 0; c < channels; c++) {
      int channel = c;
      double[] means = images.stream().mapToDouble(image -> image.mean()[channel]).toArray();
      double[] deviations =
          images.stream().mapToDouble(image -> deviation(image, channel)).toArray();
      double floor = CELL_SPREAD_SHARE * Quantiles.median(deviations);
      addSquares(means, floor, squares);
      addSquares(deviations, floor, squares);
    }
    return Arrays.stream(squares).map(sum -> Math.sqrt(sum / (2 * channels))).toArray();
  }

  private static double deviation(PooledFeatures image, int channel) {
    double mean = image.mean()[channel];
    return Math.sqrt(Math.max(0, image.square()[channel] - mean * mean));
  }

  private static void addSquares(double[] values, double floor, double[] squares) {
    double median = Quantiles.median(values);
    double scale = Math.hypot(spread(values), floor);
    for (int i = 0; i < values.length && scale > 0; i++) {
      double distance = (values[i] - median) / scale;
      squares[i] += distance * distance;
    }
  }

  private static double spread(double[] values) {
    double median = Quantiles.median(values);
    return NORMAL
        * Quantiles.median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
  }
}
