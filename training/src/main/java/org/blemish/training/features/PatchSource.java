// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;

/** One feature map of many views, as a method or a transform reads it. Safe for one reader. */
public interface PatchSource {
  FeatureSpec spec();

  int views();

  /**
   * Reads one view.
   *
   * @param values receives {@code [C, h, w]}
   */
  void read(int view, float[] values);

  /**
   * The cells of a view to learn from: those that will be judged.
   *
   * @return may be without any cell; empty where all count
   */
  default Optional<Mask> scoredCells(int view) {
    return Optional.empty();
  }
}
