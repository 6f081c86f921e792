// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.Arrays;

/**
 * Chooses one patch after the other, each the farthest from all chosen ones. The distance of a
 * patch to the nearest chosen one only falls, so a distance from earlier is an upper bound: only
 * the patch with the greatest bound is compared with what was chosen since, until one remains the
 * greatest (lazy evaluation, Minoux, 1978). Most patches are near an early choice and are never
 * looked at again; the choice is that of the algorithm that compares all.
 *
 * <p>Not safe for use by several threads.
 */
final class FarthestPatches {
  /** Chosen patches that a patch is compared with before its bound is looked at again. */
  private static final int BLOCK = 64;

  /** Number of chosen patches up to which one after the other is compared. */
  private static final int FEW = 8;

  /**
   * A number in unused places of a block: so far from every patch that no bound is lowered, and its
   * squares are finite.
   */
  private static final float FAR = 0x1p60f;

  private final int dimensions;

  /** {@code [count][dimensions]}, one patch after the other. */
  private final float[] values;

  /** Upper bound of each patch's squared distance to the nearest chosen patch. */
  private final float[] bound;

  /** For each patch, the number of chosen patches that its bound knows. */
  private final int[] compared;

  /** All patches as a binary heap, the greatest bound first; of equal ones the lower index. */
  private final int[] heap;

  /**
   * {@code [blocks][dimensions][BLOCK]}: a row has the same number of all chosen patches of a
   * block. Loops over whole rows, without an offset, are what the JVM computes by vectors.
   */
  private final float[][][] chosen;

  private final float[] squared = new float[BLOCK];
  private int count;

  /**
   * @param size number of patches that will be chosen, with the first
   * @param first the patch chosen first
   */
  FarthestPatches(Patches patches, int size, int first) {
    dimensions = patches.dimensions();
    values = new float[Math.multiplyExact(patches.count(), dimensions)];
    for (int j = 0; j < dimensions; j++) {
      float[] row = patches.values()[j];
      for (int i = 0; i < row.length; i++) {
        values[i * dimensions + j] = row[i];
      }
    }
    chosen = new float[(size + BLOCK - 1) / BLOCK][][];
    bound = new float[patches.count()];
    Arrays.fill(bound, Float.POSITIVE_INFINITY);
    compared = new int[patches.count()];
    heap = new int[patches.count()];
    add(first);
    for (int i = 0; i < heap.length; i++) {
      heap[i] = i;
      compare(i);
    }
    for (int i = heap.length / 2 - 1; i >= 0; i--) {
      siftDown(i);
    }
  }

  /** Index of the patch that is farthest from all chosen ones, which is then one of them. */
  int choose() {
    while (compared[heap[0]] < count) {
      compare(heap[0]);
      siftDown(0);
    }
    int farthest = heap[0];
    add(farthest);
    return farthest;
  }

  private void add(int patch) {
    int place = count % BLOCK;
    if (place == 0) {
      float[][] block = new float[dimensions][BLOCK];
      for (float[] row : block) {
        Arrays.fill(row, FAR);
      }
      chosen[count / BLOCK] = block;
    }
    for (int j = 0; j < dimensions; j++) {
      chosen[count / BLOCK][j][place] = values[patch * dimensions + j];
    }
    count++;
  }

  /** Lowers a patch's bound by those of a block of chosen patches that it was not compared with. */
  private void compare(int patch) {
    int from = compared[patch];
    float[][] block = chosen[from / BLOCK];
    int to = Math.min(count, from - from % BLOCK + BLOCK);
    bound[patch] =
        to - from > FEW
            ? leastOfBlock(patch, block)
            : least(patch, block, from % BLOCK, from % BLOCK + to - from);
    compared[patch] = to;
  }

  private float least(int patch, float[][] block, int from, int to) {
    float least = bound[patch];
    for (int k = from; k < to; k++) {
      float sum = 0;
      for (int j = 0; j < dimensions; j++) {
        float d = values[patch * dimensions + j] - block[j][k];
        sum += d * d;
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  /** Compares with the whole block, which is faster than with many of its places. */
  private float leastOfBlock(int patch, float[][] block) {
    Arrays.fill(squared, 0);
    int at = patch * dimensions;
    int j = 0;
    for (; j + 4 <= dimensions; j += 4) {
      addSquares(
          block[j],
          block[j + 1],
          block[j + 2],
          block[j + 3],
          values[at + j],
          values[at + j + 1],
          values[at + j + 2],
          values[at + j + 3]);
    }
    for (; j < dimensions; j++) {
      float value = values[at + j];
      float[] row = block[j];
      for (int k = 0; k < BLOCK; k++) {
        float d = value - row[k];
        squared[k] += d * d;
      }
    }
    float least = bound[patch];
    for (int k = 0; k < BLOCK; k++) {
      least = Math.min(least, squared[k]);
    }
    return least;
  }

  /** Four dimensions at once, so that the sums are read and written once for them. */
  private void addSquares(
      float[] row0,
      float[] row1,
      float[] row2,
      float[] row3,
      float value0,
      float value1,
      float value2,
      float value3) {
    for (int k = 0; k < BLOCK; k++) {
      float d0 = value0 - row0[k];
      float d1 = value1 - row1[k];
      float d2 = value2 - row2[k];
      float d3 = value3 - row3[k];
      squared[k] = squared[k] + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    }
  }

  private void siftDown(int start) {
    int patch = heap[start];
    int place = start;
    for (int child = 2 * place + 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], patch)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = patch;
  }

  private boolean before(int patch, int other) {
    return bound[patch] > bound[other] || (bound[patch] == bound[other] && patch < other);
  }
}
