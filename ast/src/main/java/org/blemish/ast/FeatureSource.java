// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import java.nio.FloatBuffer;

/**
 * Features of the samples to learn from, in an order that never changes. Reading the same index
 * again gives the same values. Used by one thread at a time.
 */
public interface FeatureSource {
  /** Shape of every sample's features. */
  FeatureShape shape();

  /** Number of samples. */
  int count();

  /**
   * Writes a sample's features {@code [C, H, W]}, row-major, at the buffer's position.
   *
   * @param index from 0 to {@code count() - 1}
   * @param target direct and in native order; its position moves by {@code shape().size()}
   */
  void read(int index, FloatBuffer target);

  /** Whether samples have a foreground mask. */
  default boolean masked() {
    return false;
  }

  /**
   * Writes a sample's foreground {@code [H, W]}, 0 to 1, at the buffer's position. Called only
   * where {@link #masked}.
   */
  default void readMask(int index, FloatBuffer target) {
    throw new UnsupportedOperationException("samples have no mask");
  }
}
