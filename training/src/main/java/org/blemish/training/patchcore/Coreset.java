// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.blemish.training.method.Progress;

/**
 * The greedy k-centre coreset of PatchCore (Roth et al., CVPR 2022, algorithm 1). The first patch
 * is random; each further one is the patch farthest from all chosen ones. Distances are computed
 * after a random projection, which nearly preserves them (Johnson and Lindenstrauss) at a fraction
 * of the cost. Each further one is found without comparing all patches, see {@link
 * FarthestPatches}.
 *
 * @param size number of patches to choose
 * @param projection dimensions of the random projection; patches of no more dimensions are not
 *     projected
 */
record Coreset(int size, int projection) {
  Coreset {
    if (size < 1 || projection < 1) {
      throw new IllegalArgumentException(
          "coreset size " + size + " and projection " + projection + " must be at least 1");
    }
  }

  /**
   * Indices of the chosen patches, in the order of choice; all patches if there are no more than
   * the size. The same patches and seed give the same choice with any number of threads.
   *
   * @throws CancellationException if progress was cancelled
   */
  int[] choose(Patches patches, long seed, Progress progress) {
    if (patches.count() <= size) {
      return IntStream.range(0, patches.count()).toArray();
    }
    SplittableRandom random = new SplittableRandom(seed);
    int first = random.nextInt(patches.count());
    FarthestPatches farthest = new FarthestPatches(project(patches, random), size, first);
    int[] chosen = new int[size];
    chosen[0] = first;
    for (int k = 1; k < size; k++) {
      if (progress.cancelled()) {
        throw new CancellationException("cancelled while choosing patches");
      }
      chosen[k] = farthest.choose();
      if (k % 100 == 0) {
        progress.step("memory", k, size);
      }
    }
    progress.step("memory", size, size);
    return chosen;
  }

  private Patches project(Patches patches, SplittableRandom random) {
    int from = patches.dimensions();
    if (from <= projection) {
      return patches;
    }
    double[][] matrix = new double[projection][from];
    for (double[] row : matrix) {
      Arrays.setAll(row, j -> random.nextGaussian() / Math.sqrt(projection));
    }
    float[][] values = new float[projection][patches.count()];
    IntStream.range(0, projection)
        .parallel()
        .forEach(
            p -> {
              float[] out = values[p];
              for (int j = 0; j < from; j++) {
                float weight = (float) matrix[p][j];
                float[] in = patches.values()[j];
                for (int i = 0; i < out.length; i++) {
                  out[i] += weight * in[i];
                }
              }
            });
    return new Patches(values, patches.count());
  }
}
