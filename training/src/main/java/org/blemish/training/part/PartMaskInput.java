// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.Comparator;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneOutput;

/**
 * Chooses the feature map that a part is found in. Coarse maps see a hair next to the part as one
 * with it; fine maps cost more and see texture.
 */
public final class PartMaskInput {
  /** Cells along a side from which a part has a shape. */
  private static final int LEAST_GRID = 24;

  /** Pixels along a cell that are best. */
  private static final int STRIDE = 8;

  private PartMaskInput() {}

  /**
   * Name of the backbone's output whose cells are closest to {@link #STRIDE} pixels.
   *
   * @param image size of the prepared image
   * @return empty where its grid is too coarse
   */
  public static Optional<String> of(Backbone backbone, Size image) {
    return backbone.descriptor().outputs().stream()
        .min(
            Comparator.comparingInt((BackboneOutput output) -> Math.abs(output.stride() - STRIDE))
                .thenComparing(BackboneOutput::channels, Comparator.reverseOrder()))
        .map(BackboneOutput::name)
        .filter(
            output -> {
              Size grid = backbone.grid(output, image);
              return Math.min(grid.width(), grid.height()) >= LEAST_GRID;
            });
  }
}
