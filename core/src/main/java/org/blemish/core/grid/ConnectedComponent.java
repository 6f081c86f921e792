// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.stream.IntStream;
import org.blemish.core.geometry.Rectangle;

/**
 * A connected set of pixels of a {@link Mask}.
 *
 * @param area number of pixels, at least 1
 * @param bounds smallest rectangle around all pixels
 * @param runs pairs {@code from, to}: the pixels {@code from} to {@code to - 1}, numbered {@code y
 *     * width + x}, in ascending order; a run stays within one row. Not copied.
 */
public record ConnectedComponent(int area, Rectangle bounds, int[] runs) {
  /** Numbers {@code y * width + x} of all pixels, ascending. */
  public IntStream pixels() {
    return IntStream.range(0, runs.length / 2)
        .flatMap(run -> IntStream.range(runs[2 * run], runs[2 * run + 1]));
  }
}
