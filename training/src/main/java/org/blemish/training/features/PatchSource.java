// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;

/**
 * One feature map of many views, as a method reads it. A view is a whole prepared image, or one
 * tile of it. Used by one thread at a time.
 */
public interface PatchSource {
  /** Name and shape of the map. */
  FeatureSpec spec();

  /** Number of views. */
  int views();

  /**
   * Reads one view.
   *
   * @param values receives {@code [C, h, w]}
   */
  void read(int view, float[] values);

  /**
   * The cells of a view to learn from: those that will be scored.
   *
   * @return a mask that may be without any cell; empty if all cells are scored
   */
  default Optional<Mask> scoredCells(int view) {
    return Optional.empty();
  }

  /** Indices {@code y * width + x} of the cells of a view to learn from, ascending. */
  default int[] scoredCellIndices(int view) {
    return scoredCells(view)
        .map(Mask::cells)
        .orElseGet(() -> IntStream.range(0, spec().cells()).toArray());
  }

  /**
   * Checks that there is something to learn from.
   *
   * @throws BlemishException if no view has a cell that is scored
   */
  default void requireScoredCells() {
    for (int view = 0; view < views(); view++) {
      if (scoredCells(view).map(cells -> !cells.isEmpty()).orElse(true)) {
        return;
      }
    }
    throw new BlemishException(
        "preparation.ignore: more than half of every cell of feature map %s (%dx%d cells) is ignored, nothing is left to learn from; ignore less, or take a finer grid by a larger preparation.size or another output of the backbone"
            .formatted(spec().name(), spec().width(), spec().height()));
  }
}
