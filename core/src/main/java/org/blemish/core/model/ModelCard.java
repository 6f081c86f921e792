// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Optional;
import org.blemish.core.scoring.Calibration;

/**
 * {@code card.md}: what users should know about a model. It contains no test results, since those
 * depend on a data set.
 */
final class ModelCard {
  private ModelCard() {}

  static String render(ModelMetadata facts, Optional<Calibration> calibration) {
    return """
    # %s

    Finds what differs from good parts, without having seen a defect. Method %s, modality %s, %s.

    ## Trained on

    %s

    ## False rejects

    %s

    ## Limits

    - The model knows the good parts that it was trained on. Another product version, lamp, lens, \
    camera position or background can look defective: calibrate again with good images, or train \
    again.
    - The rates are about good parts. How many defects are found does not follow from good parts: \
    evaluate on your own defective parts.
    - Defects much smaller than a cell of the feature maps may be missed.
    - The score measures how unusual a part looks, not how severe the defect is.
    """
        .formatted(
            singleLine(facts.product()),
            singleLine(facts.method()),
            singleLine(facts.modality()),
            facts.backbone().map(name -> "backbone " + singleLine(name)).orElse("no backbone"),
            training(facts),
            calibration.map(ModelCard::statedRate).orElse(NO_STATED_RATE));
  }

  private static final String NO_STATED_RATE =
      "None: no good images were kept apart from training, so there is no threshold and no verdict. Calibrate with"
          + " good images that took no part in training.";

  private static String training(ModelMetadata facts) {
    if (facts.fittedSamples() == 0) {
      return "Networks trained elsewhere.";
    }
    return "%s%s%s."
        .formatted(
            facts.fittedSamples() == 1 ? "1 good sample" : facts.fittedSamples() + " good samples",
            facts.dataDigest().map(digest -> ", digest `" + singleLine(digest) + "`").orElse(""),
            facts.seed().map(seed -> ", seed " + seed).orElse(""));
  }

  private static String statedRate(Calibration calibration) {
    return """
    - Defective: %s.
    - Unsure: %s.

    On average over such calibrations, as long as parts and images stay as they were."""
        .formatted(calibration.reject().rate().sentence(), calibration.unsure().rate().sentence());
  }

  /** Names come from folders and files: control characters in them must not start new lines. */
  private static String singleLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
