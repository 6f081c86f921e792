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
 * How inputs are prepared for the backbone.
 *
 * @param size of the prepared image
 * @param fit {@code stretch} or {@code pad}
 * @param exposure whether the brightness of images is brought to that of the training images
 * @param region of interest, {@code X,Y,WIDTH,HEIGHT} in the input's pixels; the whole input if
 *     absent
 * @param ignore file with the ignored pixels: an image (all that is not black) or YAML with
 *     polygons and optionally a region of interest; no pixels are ignored if absent
 * @param tile side of square tiles in pixels of the prepared image; no tiles if absent
 * @param overlap least overlap of tiles in pixels; 0 if absent
 * @param partMask whether the part is told from its background, and by which mask; {@code off} if
 *     absent
 * @param bitDepth bits that the camera uses of the 16 in image files, 8 to 16; found from the good
 *     images if absent
 */
public record PreparationSettings(
    PreparedSize size,
    ResizeMode fit,
    boolean exposure,
    Optional<Rectangle> region,
    Optional<String> ignore,
    Optional<Integer> tile,
    Optional<Integer> overlap,
    Optional<PartMaskChoice> partMask,
    Optional<Integer> bitDepth) {
  public PreparationSettings {
    if (bitDepth.isPresent() && (bitDepth.get() < 8 || bitDepth.get() > 16)) {
      throw new BlemishException(
          "preparation.bitDepth: %d given, expected 8 to 16".formatted(bitDepth.get()));
    }
    if (tile.isPresent() && tile.get() < 1) {
      throw new BlemishException(
          "preparation.tile: %d given, expected pixels from %d"
              .formatted(tile.get(), Tiling.ALIGNMENT));
    }
    if (tile.isPresent() && partMask.flatMap(PartMaskChoice::file).isPresent()) {
      throw new BlemishException(
          "preparation.partMask: a file is given, but images in tiles have no part mask; leave out preparation.tile or the mask");
    }
    if (overlap.isPresent() && tile.isEmpty()) {
      throw new BlemishException(
          "preparation.overlap: %d given, but no preparation.tile".formatted(overlap.get()));
    }
  }

  /** Whether the part is looked for; images in tiles have no part mask. */
  public boolean looksForPart() {
    return tile.isEmpty() && !partMask.orElse(PartMaskChoice.OFF).equals(PartMaskChoice.OFF);
  }

  /**
   * The preparation; without exposure, which is measured on the fit samples.
   *
   * @param prepared size of the prepared images
   * @param defaultRegion region of interest where the settings name none
   */
  public Preparation toPreparation(Size prepared, Optional<Rectangle> defaultRegion) {
    return new Preparation(
        prepared,
        fit,
        region.or(() -> defaultRegion),
        Optional.empty(),
        tile.map(side -> new Tiling(new Size(side, side), overlap.orElse(0))));
  }
}
