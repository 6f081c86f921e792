// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.blemish.core.scoring.Scoring;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.PartFiles;
import org.blemish.inference.Detector;

/** Image scores of parts that are known to be defective, to choose or to judge thresholds. */
public final class DefectScores {
  private DefectScores() {}

  /**
   * Reads and scores the parts.
   *
   * @param detector stays open
   * @param parts known to be defective
   * @param progress gets the number of parts done
   * @return a score for each part, in their order
   * @throws org.blemish.core.BlemishException where a file cannot be read or does not fit the model
   */
  public static List<Double> of(Detector detector, List<PartFiles> parts, IntConsumer progress) {
    SampleReader reader = new SampleReader(detector.model().pipeline().reader());
    Scoring scoring = detector.model().decisionRule().scoring();
    List<Double> scores = new ArrayList<>();
    for (PartFiles part : parts) {
      scores.add(scoring.score(detector.maps(part.read(reader), part.path().toString())));
      progress.accept(scores.size());
    }
    return scores;
  }
}
