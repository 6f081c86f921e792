// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Optional;
import org.blemish.core.scoring.Calibration;

/**
 * {@code card.md}: what a person has to know before trusting a model. It says nothing of test
 * results, which belong to a data set and not to the model.
 */
final class ModelCard {
  private ModelCard() {}

  static String render(ModelMetadata facts, Optional<Calibration> calibration) {
    return """
    # %s

    Finds what differs from good parts, without having seen a defect. Method %s, modality %s, %s.

    ## Trained on

    %s

    ## Promise

    %s

    ## Limits

    - It knows the good parts it was shown. Another variant, lamp, lens, camera position or \
    background can look defective: calibrate again with good images, or train again.
    - The promise is about good parts. How many defects are found is not known from good parts: \
    evaluate on defective ones of your own.
    - What is much smaller than a cell of the networks' grid may stay unseen.
    - The score says how unusual a part looks, not how bad the defect is.
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
      "None: no good images were held out, so there is no threshold and no verdict. Calibrate with"
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

    On average over such calibrations, as long as parts and pictures stay as they were."""
        .formatted(calibration.reject().rate().sentence(), calibration.unsure().rate().sentence());
  }

  /** Names come from folders and files: they must not start lines of their own. */
  private static String singleLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
