// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import org.blemish.core.image.Image;

/**
 * The appearance of an image: grey values averaged over a 32x32 grid, their mean subtracted, scaled
 * to length 1. It hardly depends on size, compression, brightness and contrast. Images of two parts
 * differ by far more than two encodings of one image, because averaging removes noise and keeps
 * position and texture of the part.
 *
 * @param values {@code [32, 32]} by row; all 0 for an image of one grey value
 */
record NormalisedThumbnail(float[] values) {
  /** Rows and columns. */
  static final int SIDE = 32;

  private static final int LENGTH = SIDE * SIDE;

  static NormalisedThumbnail of(Image image) {
    int width = image.width();
    int height = image.height();
    double[] sums = new double[LENGTH];
    long[] counts = new long[LENGTH];
    byte[] row = new byte[3 * width];
    for (int y = 0; y < height; y++) {
      image.row(y, 0, width, row, 0);
      int cells = (int) ((long) y * SIDE / height) * SIDE;
      for (int x = 0; x < width; x++) {
        int cell = cells + (int) ((long) x * SIDE / width);
        sums[cell] += (row[3 * x] & 0xff) + (row[3 * x + 1] & 0xff) + (row[3 * x + 2] & 0xff);
        counts[cell]++;
      }
    }
    return normalised(sums, counts);
  }

  /**
   * Whether the squared distance, 0 to 4, is below a limit. Most pairs are known to be farther
   * after a few rows.
   */
  boolean isNearer(NormalisedThumbnail other, double limit) {
    float sum = 0;
    float[] mine = values;
    float[] others = other.values;
    for (int row = 0; row < LENGTH && sum < limit; row += SIDE) {
      for (int i = row; i < row + SIDE; i++) {
        float difference = mine[i] - others[i];
        sum += difference * difference;
      }
    }
    return sum < limit;
  }

  /** Mean squared distance of thumbnails from their mean. */
  static double spread(Iterable<NormalisedThumbnail> thumbnails) {
    double[] mean = new double[LENGTH];
    double squares = 0;
    int count = 0;
    for (NormalisedThumbnail thumbnail : thumbnails) {
      for (int i = 0; i < LENGTH; i++) {
        mean[i] += thumbnail.values[i];
        squares += thumbnail.values[i] * thumbnail.values[i];
      }
      count++;
    }
    double square = 0;
    for (double sum : mean) {
      square += sum / Math.max(1, count) * (sum / Math.max(1, count));
    }
    return squares / Math.max(1, count) - square;
  }

  private static NormalisedThumbnail normalised(double[] sums, long[] counts) {
    double mean = 0;
    for (int i = 0; i < LENGTH; i++) {
      // In images smaller than the grid some cells have no pixels: they are set to the mean.
      sums[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
    }
    int filled = 0;
    for (double value : sums) {
      if (!Double.isNaN(value)) {
        mean += value;
        filled++;
      }
    }
    mean /= filled;
    double length = 0;
    for (int i = 0; i < LENGTH; i++) {
      sums[i] = Double.isNaN(sums[i]) ? 0 : sums[i] - mean;
      length += sums[i] * sums[i];
    }
    float[] values = new float[LENGTH];
    if (length > 0) {
      for (int i = 0; i < LENGTH; i++) {
        values[i] = (float) (sums[i] / Math.sqrt(length));
      }
    }
    return new NormalisedThumbnail(values);
  }
}
