// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.preparation.Tiling;

/**
 * From an input to what the network sees.
 *
 * @param size of the prepared picture, {@code WIDTHxHEIGHT}
 * @param fit {@code stretch} or {@code pad}
 * @param exposure whether images are brought to the training images' brightness
 * @param region {@code X,Y,WIDTH,HEIGHT} in the input's pixels; the whole where absent
 * @param ignore file of what is never judged: a picture (everything that is not black) or YAML with
 *     polygons, which may name a region too
 * @param tile side of square tiles in pixels of the prepared picture; one piece where absent
 * @param overlap least overlap of tiles in pixels
 */
public record PreparationSettings(
    Size size,
    ResizeMode fit,
    boolean exposure,
    Optional<Rectangle> region,
    Optional<String> ignore,
    Optional<Integer> tile,
    Optional<Integer> overlap) {
  public PreparationSettings {
    if (tile.isPresent() && tile.get() < 1) {
      throw new BlemishException(
          "preparation.tile: %d given, expected pixels from %d"
              .formatted(tile.get(), Tiling.ALIGNMENT));
    }
    if (overlap.isPresent() && tile.isEmpty()) {
      throw new BlemishException(
          "preparation.overlap: %d given, but no preparation.tile".formatted(overlap.get()));
    }
  }

  /** The preparation without its exposure, which is measured on the fit samples. */
  public Preparation toPreparation() {
    return toPreparation(Optional.empty());
  }

  /**
   * The same with a region of interest that is said elsewhere.
   *
   * @param elsewhere region of interest where the settings name none
   */
  public Preparation toPreparation(Optional<Rectangle> elsewhere) {
    return new Preparation(
        size,
        fit,
        region.or(() -> elsewhere),
        Optional.empty(),
        tile.map(side -> new Tiling(new Size(side, side), overlap.orElse(0))));
  }
}
