// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

/**
 * Vectors of patches, stored by dimension: value {@code j} of patch {@code i} is {@code
 * values[j][i]}, so that the distances of one patch to all others are computed on consecutive
 * memory.
 *
 * @param values {@code [dimensions][count]}, not copied
 * @param count number of patches
 */
public record Patches(float[][] values, int count) {
  public Patches {
    for (float[] row : values) {
      if (row.length != count) {
        throw new IllegalArgumentException(
            "a dimension has " + row.length + " values, not " + count);
      }
    }
  }

  /** Length of each patch's vector. */
  public int dimensions() {
    return values.length;
  }

  /** A copy of the patches with these indices, in this order. */
  public Patches select(int[] indices) {
    float[][] selected = new float[values.length][indices.length];
    for (int j = 0; j < values.length; j++) {
      for (int i = 0; i < indices.length; i++) {
        selected[j][i] = values[j][indices[i]];
      }
    }
    return new Patches(selected, indices.length);
  }
}
