// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import java.nio.FloatBuffer;

/**
 * Features of the samples to learn from. Their order is fixed, and an index always has the same
 * values. Used by one thread at a time.
 */
public interface FeatureSource {
  /** Shape of every sample's features. */
  FeatureShape shape();

  /** Number of samples. */
  int count();

  /**
   * Writes the features of a sample {@code [C, H, W]}, row-major, from the buffer's position on.
   *
   * @param index from 0 to {@code count() - 1}
   * @param target direct and in native order; its position advances by {@code shape().size()}
   */
  void read(int index, FloatBuffer target);

  /** Whether samples have a foreground mask. */
  default boolean masked() {
    return false;
  }

  /**
   * Writes the foreground of a sample {@code [H, W]}, 0 to 1, from the buffer's position on. Called
   * only where {@link #masked}.
   */
  default void readMask(int index, FloatBuffer target) {
    throw new UnsupportedOperationException("samples have no mask");
  }
}
