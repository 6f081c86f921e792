// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Statistics of the mean features of good images. A wrong product or an empty belt is far from
 * them; a defect in a few cells is not.
 *
 * @param mean of each channel over cells and images
 * @param scale of each channel, above 0: the deviation of the images' means, combined with a tenth
 *     of the cells' deviation, so that a small defect is not far away if all good images are alike
 */
public record FeatureStatistics(List<Float> mean, List<Float> scale) {
  private static final double CELL_SPREAD_SHARE = 0.1;

  public FeatureStatistics {
    mean = List.copyOf(mean);
    scale = List.copyOf(scale);
    if (mean.size() != scale.size() || mean.isEmpty()) {
      throw new IllegalArgumentException(
          "feature statistics have %d means and %d scales".formatted(mean.size(), scale.size()));
    }
  }

  /**
   * Mean features of one image.
   *
   * @param mean of each channel over the cells
   * @param square mean square of each channel over the cells
   */
  public record PooledFeatures(float[] mean, float[] square) {}

  /** Of good images, at least one. */
  static FeatureStatistics of(List<PooledFeatures> images) {
    int channels = images.get(0).mean().length;
    List<Float> means = new ArrayList<>();
    List<Float> scales = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double mean = 0;
      double square = 0;
      double cells = 0;
      for (PooledFeatures image : images) {
        double m = image.mean()[c];
        mean += m / images.size();
        square += m * m / images.size();
        cells += (image.square()[c] - m * m) / images.size();
      }
      double variance =
          Math.max(0, square - mean * mean)
              + CELL_SPREAD_SHARE * CELL_SPREAD_SHARE * Math.max(0, cells);
      means.add((float) mean);
      scales.add((float) Math.sqrt(variance + 1e-9));
    }
    return new FeatureStatistics(means, scales);
  }

  /**
   * Distance from the mean in units of the scale, root mean square over the channels.
   *
   * @throws IllegalArgumentException if the image has another number of channels
   */
  double distance(PooledFeatures image) {
    if (image.mean().length != mean.size()) {
      throw new IllegalArgumentException(
          "%d channels given, the gate has %d".formatted(image.mean().length, mean.size()));
    }
    double sum = 0;
    for (int c = 0; c < mean.size(); c++) {
      double off = (image.mean()[c] - mean.get(c)) / scale.get(c);
      sum += off * off;
    }
    return Math.sqrt(sum / mean.size());
  }
}
