// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.Verdict;
import org.blemish.inference.Model;

/**
 * The model of a probe and the origin of its images.
 *
 * @param model calibrated
 * @param imageSource where the good images come from, and whether the model may have been fitted to
 *     them; a sentence without the full stop
 * @param unseen whether it is known that the model was fitted to none of them
 */
public record ProbedModel(Model model, String imageSource, boolean unseen) {
  Calibration calibration() {
    return model.decisionRule().calibration().orElseThrow();
  }

  /** Model, images, false rejects and numbers of defects, one line each. */
  public List<String> summary(ProbeResult result) {
    int parts = result.parts().size();
    int rejected = result.parts(Verdict.DEFECTIVE);
    List<String> facts = new ArrayList<>();
    facts.add(
        "%s, %s, %s"
            .formatted(
                model.metadata().product(),
                model.metadata().method(),
                model.metadata().modality()));
    facts.add("images: " + imageSource);
    facts.add(
        String.format(
            Locale.ROOT,
            "without defects: %d of %d called defective (%.1f %%), %d unsure; calibrated: %s",
            rejected,
            parts,
            100.0 * rejected / parts,
            result.parts(Verdict.UNSURE),
            calibration().reject().rate().sentence()));
    facts.add(
        "defects: %d of %d synthetic ones, %d of each kind, size and contrast where the surface allows it; seed %d"
            .formatted(
                result.defects().size(),
                result.plan().total(),
                result.plan().perSpec(),
                result.plan().seed()));
    return facts;
  }
}
