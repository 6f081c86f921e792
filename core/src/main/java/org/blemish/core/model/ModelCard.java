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

  static String render(Facts facts, Optional<Calibration> calibration) {
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
            line(facts.product()),
            line(facts.method()),
            line(facts.modality()),
            facts.backbone().map(name -> "backbone " + line(name)).orElse("no backbone"),
            training(facts),
            calibration.map(ModelCard::promise).orElse(NO_PROMISE));
  }

  private static final String NO_PROMISE =
      "None: no good images were held out, so there is no threshold and no verdict. Calibrate with"
          + " good images that took no part in training.";

  private static String training(Facts facts) {
    if (facts.fitted() == 0) {
      return "Networks trained elsewhere.";
    }
    return "%s%s%s."
        .formatted(
            facts.fitted() == 1 ? "1 good sample" : facts.fitted() + " good samples",
            facts.dataDigest().map(digest -> ", digest `" + line(digest) + "`").orElse(""),
            facts.seed().map(seed -> ", seed " + seed).orElse(""));
  }

  private static String promise(Calibration calibration) {
    return """
    - Defective: %s.
    - Unsure: %s.

    On average over such calibrations, as long as parts and pictures stay as they were."""
        .formatted(
            calibration.reject().promise().sentence(), calibration.unsure().promise().sentence());
  }

  /** Names come from folders and files: they must not start lines of their own. */
  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
