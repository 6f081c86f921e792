// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.PartFiles;
import org.blemish.inference.Detector;

/** Image scores of parts that are known to be defective, to choose or to judge thresholds. */
public final class DefectScores {
  private DefectScores() {}

  /**
   * Reads and scores the parts. A part that cannot be scored is left out.
   *
   * @param detector stays open
   * @param parts known to be defective
   * @param failures gets the reason for each part that is left out: a file cannot be read or does
   *     not fit the model
   * @param progress gets the number of parts done
   * @return a score for each other part, in their order
   */
  public static List<Double> of(
      Detector detector,
      List<PartFiles> parts,
      Consumer<BlemishException> failures,
      IntConsumer progress) {
    SampleReader reader = new SampleReader(detector.model().pipeline().reader());
    Scoring scoring = detector.model().decisionRule().scoring();
    List<Double> scores = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    detector
        .pipeline()
        .<PartFiles, ScoredPart>run(
            parts.iterator(),
            (part, memory) -> {
              try {
                Input input = part.read(reader);
                memory.request(Detector.memory(input));
                RawMaps maps = detector.maps(input, part.path().toString());
                return new ScoredPart.Scored(scoring.score(maps));
              } catch (BlemishException e) {
                return new ScoredPart.Failed(e);
              }
            },
            (part, result) -> {
              if (result instanceof ScoredPart.Scored scored) {
                scores.add(scored.score());
              } else if (result instanceof ScoredPart.Failed failed) {
                failures.accept(failed.reason());
              }
              progress.accept(done.incrementAndGet());
            });
    return scores;
  }

  private sealed interface ScoredPart {
    record Scored(double score) implements ScoredPart {}

    record Failed(BlemishException reason) implements ScoredPart {}
  }
}
