// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.blemish.training.patchcore.Patches;
import org.blemish.training.sampling.Shuffle;

/** Clusters patches by Lloyd's algorithm from randomly chosen patches. */
final class KMeans {
  private static final int ITERATIONS = 15;

  private KMeans() {}

  /**
   * Centres of clusters.
   *
   * @param patches at least one
   * @param clusters greatest number of centres; fewer where there are fewer patches
   */
  static Patches centres(Patches patches, int clusters, long seed) {
    int count = Math.min(clusters, patches.count());
    int[] all = IntStream.range(0, patches.count()).toArray();
    Patches centres = patches.select(Shuffle.choose(all, count, new SplittableRandom(seed)));
    for (int i = 0; i < ITERATIONS; i++) {
      centres = means(patches, centres);
    }
    return centres;
  }

  /** The mean of the patches nearest to each centre; a centre without patches stays. */
  private static Patches means(Patches patches, Patches centres) {
    int dimensions = patches.dimensions();
    int[] nearest =
        IntStream.range(0, patches.count())
            .parallel()
            .map(patch -> nearest(patches, patch, centres))
            .toArray();
    double[][] sums = new double[dimensions][centres.count()];
    int[] members = new int[centres.count()];
    for (int patch = 0; patch < nearest.length; patch++) {
      members[nearest[patch]]++;
      for (int j = 0; j < dimensions; j++) {
        sums[j][nearest[patch]] += patches.values()[j][patch];
      }
    }
    float[][] means = new float[dimensions][centres.count()];
    for (int j = 0; j < dimensions; j++) {
      for (int c = 0; c < means[j].length; c++) {
        means[j][c] = members[c] == 0 ? centres.values()[j][c] : (float) (sums[j][c] / members[c]);
      }
    }
    return new Patches(means, centres.count());
  }

  private static int nearest(Patches patches, int patch, Patches centres) {
    float[] squared = new float[centres.count()];
    for (int j = 0; j < centres.dimensions(); j++) {
      float value = patches.values()[j][patch];
      float[] row = centres.values()[j];
      for (int c = 0; c < squared.length; c++) {
        float d = row[c] - value;
        squared[c] += d * d;
      }
    }
    int nearest = 0;
    for (int c = 1; c < squared.length; c++) {
      if (squared[c] < squared[nearest]) {
        nearest = c;
      }
    }
    return nearest;
  }
}
