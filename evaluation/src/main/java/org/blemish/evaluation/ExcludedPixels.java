// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;
import org.blemish.data.Sample;

/**
 * How many pixels of a data set are in no pixel metric; {@code excluded_pixels} in {@code
 * metrics.json}. Counts the samples whose defective pixels are known.
 *
 * @param images with excluded pixels
 * @param pixels that are excluded
 * @param total number of all pixels, excluded or not
 * @param fullyExcluded defective images whose defective pixels are all excluded; they stay
 *     defective in image metrics
 */
public record ExcludedPixels(
    int images, long pixels, long total, @JsonProperty("fully_excluded") int fullyExcluded) {
  static final ExcludedPixels NONE = new ExcludedPixels(0, 0, 0, 0);

  ExcludedPixels with(Sample sample, SampleTruth truth, EvaluatedPixels evaluated) {
    if (truth.mask().isEmpty()) {
      return this;
    }
    Mask defects = truth.mask().get();
    Mask excluded = evaluated.excluded().orElseGet(() -> Mask.empty(defects.size()));
    boolean full =
        sample.label() == Label.DEFECTIVE
            && !defects.isEmpty()
            && defects.without(excluded).isEmpty();
    return new ExcludedPixels(
        images + (excluded.isEmpty() ? 0 : 1),
        pixels + excluded.count(),
        total + defects.size().area(),
        fullyExcluded + (full ? 1 : 0));
  }

  /** A sentence for reports; empty if no pixel is excluded. */
  public Optional<String> warning() {
    if (images == 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%.2f %% of the pixels are ignored or outside the region of interest and in no pixel"
                + " metric%s",
            100.0 * pixels / total,
            fullyExcluded == 0
                ? ""
                : "; %d defective images have all their defects there".formatted(fullyExcluded)));
  }
}
