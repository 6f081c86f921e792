// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.Locale;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;
import org.blemish.data.Sample;

/**
 * What pixel figures leave out.
 *
 * @param images with pixels that do not count
 * @param pixels that do not count, of those images that have ground truth
 * @param total all pixels of the images that have ground truth
 * @param fullyExcluded defective images of which no marked pixel counts; their label stays what it
 *     is
 */
public record ExcludedPixels(int images, long pixels, long total, int fullyExcluded) {
  static final ExcludedPixels NOTHING = new ExcludedPixels(0, 0, 0, 0);

  ExcludedPixels with(Sample sample, Mask defects, Optional<Mask> leftOut) {
    boolean out = leftOut.isPresent() && !leftOut.get().isEmpty();
    boolean gone =
        out
            && sample.label() != Label.GOOD
            && !defects.isEmpty()
            && defects.without(leftOut.get()).isEmpty();
    return new ExcludedPixels(
        images + (out ? 1 : 0),
        pixels + (out ? leftOut.get().count() : 0),
        total + defects.size().area(),
        fullyExcluded + (gone ? 1 : 0));
  }

  /** For people; empty where every pixel counts. */
  public Optional<String> warning() {
    if (images == 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%.2f %% of the pixels are ignored or outside the region of interest and count in no"
                + " pixel figure%s",
            100.0 * pixels / total,
            fullyExcluded == 0
                ? ""
                : "; %d defective images have their defects there alone".formatted(fullyExcluded)));
  }
}
