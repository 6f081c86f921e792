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
  private static final int STEP = 64;

  private final int dimensions;

  /** {@code [count][dimensions]}, one patch after the other. */
  private final float[] values;

  /** Upper bound of each patch's squared distance to the nearest chosen patch. */
  private final float[] bound;

  /** For each patch, the number of chosen patches that its bound knows. */
  private final int[] compared;

  /** All patches as a binary heap, the greatest bound first; of equal ones the lower index. */
  private final int[] heap;

  /** {@code [dimensions][size]}, so that a patch is compared with consecutive memory. */
  private final float[][] chosen;

  private final float[] squared = new float[STEP];
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
    chosen = new float[dimensions][size];
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
    for (int j = 0; j < dimensions; j++) {
      chosen[j][count] = values[patch * dimensions + j];
    }
    count++;
  }

  /** Lowers a patch's bound by the next chosen patches that it was not compared with. */
  private void compare(int patch) {
    int from = compared[patch];
    int length = Math.min(STEP, count - from);
    Arrays.fill(squared, 0, length, 0);
    for (int j = 0; j < dimensions; j++) {
      float value = values[patch * dimensions + j];
      float[] row = chosen[j];
      for (int k = 0; k < length; k++) {
        float d = value - row[from + k];
        squared[k] += d * d;
      }
    }
    float least = bound[patch];
    for (int k = 0; k < length; k++) {
      least = Math.min(least, squared[k]);
    }
    bound[patch] = least;
    compared[patch] = from + length;
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
