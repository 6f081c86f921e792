// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

/**
 * The lowest frequencies of a thumbnail: coefficients of its two-dimensional discrete cosine
 * transform, as in perceptual hashes (Zauner, <i>Implementation and benchmarking of perceptual
 * image hash functions</i>, 2010). The transform is orthonormal, so the distance of two thumbnails
 * is at least that of any of their coefficients.
 */
final class LowFrequencies {
  /** Frequencies of each axis, from 0. */
  private static final int FREQUENCIES = 8;

  /** Number of coefficients. */
  static final int COUNT = FREQUENCIES * FREQUENCIES;

  private static final double[][] COSINES = cosines();

  private LowFrequencies() {}

  private static double[][] cosines() {
    int side = NormalisedThumbnail.SIDE;
    double[][] cosines = new double[FREQUENCIES][side];
    for (int u = 0; u < FREQUENCIES; u++) {
      for (int x = 0; x < side; x++) {
        cosines[u][x] =
            Math.sqrt((u == 0 ? 1.0 : 2.0) / side) * Math.cos(Math.PI * u * (x + 0.5) / side);
      }
    }
    return cosines;
  }

  /** The coefficients of a thumbnail, by row. */
  static float[] of(NormalisedThumbnail thumbnail) {
    int side = NormalisedThumbnail.SIDE;
    double[][] rows = new double[side][FREQUENCIES];
    for (int y = 0; y < side; y++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        for (int x = 0; x < side; x++) {
          rows[y][u] += thumbnail.values()[y * side + x] * COSINES[u][x];
        }
      }
    }
    float[] coefficients = new float[COUNT];
    for (int v = 0; v < FREQUENCIES; v++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        double sum = 0;
        for (int y = 0; y < side; y++) {
          sum += rows[y][u] * COSINES[v][y];
        }
        coefficients[v * FREQUENCIES + u] = (float) sum;
      }
    }
    return coefficients;
  }
}
