// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.Observation;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.quality.Trial;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Disturbance;
import org.blemish.training.method.Progress;

/**
 * What a model bears: held-out good pictures are disturbed ever more, until they are rejected. A
 * picture that the model would call defective, and whose part is good, is the gate's matter.
 *
 * @param gate as it was learnt from pictures alone
 * @param observer of parts
 * @param judge with limits
 * @param progress is told each way to disturb, in stage {@code gate}
 */
record Endurance(QualityGate gate, PartObserver observer, Judge judge, Progress progress) {
  /** Pictures that are tried; each costs up to some twenty inspections. */
  private static final int PICTURES = 8;

  /** Fewer tell nothing. */
  private static final int LEAST = 4;

  /** So many more rejected than undisturbed is too many. */
  private static final int MORE = 2;

  /** Empty where there are too few held-out pictures to tell, or large ones in tiles. */
  List<Trial> trials() {
    List<Sample> heldOut = observer.ground().calibrate();
    Preparation preparation = observer.ground().preparation();
    if (heldOut.size() < LEAST || preparation.tiling().isPresent()) {
      return List.of();
    }
    int count = Math.min(heldOut.size(), PICTURES);
    List<Sample> pictures =
        IntStream.range(0, count).mapToObj(i -> heldOut.get(i * heldOut.size() / count)).toList();
    long rejected =
        pictures.stream()
            .filter(picture -> rejects(observer.observe(read(picture), picture.id())))
            .count();
    boolean moving = !observer.ground().pipeline().modality().usesScan();
    List<Ladder> ladders = Ladder.all(preparation.size(), moving);
    List<Trial> trials = new ArrayList<>();
    for (Ladder ladder : ladders) {
      trials.add(climb(ladder, pictures, rejected + MORE));
      progress.step("gate", trials.size(), ladders.size());
      if (progress.cancelled()) {
        throw new CancellationException("stopped while trying what the model bears");
      }
    }
    return trials;
  }

  private Trial climb(Ladder ladder, List<Sample> pictures, long tooMany) {
    List<Observation> borne = new ArrayList<>();
    List<Observation> unborne = new ArrayList<>();
    for (Disturbance rung : ladder.rungs()) {
      List<Observation> seen = new ArrayList<>();
      int called = 0;
      int doubted = 0;
      for (Sample picture : pictures) {
        Input input = read(picture);
        Optional<PreparedImage> disturbed = disturbed(input, picture.id(), rung, seen.size());
        Observation observation = observer.glance(disturbed).orElseThrow();
        seen.add(observation);
        if (gate.doubt(observation).isPresent()) {
          doubted++;
        } else if (unborne.isEmpty()
            && called < tooMany
            && rejects(observer.observe(input, disturbed, picture.id()))) {
          called++;
        }
      }
      boolean tooMuch = called >= tooMany || !unborne.isEmpty();
      if (!tooMuch && doubted == seen.size()) {
        break; // and so are all further ones
      }
      (tooMuch ? unborne : borne).addAll(seen);
    }
    return new Trial(ladder.aspects(), borne, unborne);
  }

  private Input read(Sample sample) {
    return observer.ground().reader().apply(sample);
  }

  /** As the networks would see it: what is measured is the prepared picture too. */
  private Optional<PreparedImage> disturbed(
      Input input, String source, Disturbance disturbance, long seed) {
    return observer
        .prepare(input, source)
        .map(
            prepared ->
                observer
                    .ground()
                    .preparation()
                    .replaced(prepared, disturbance.apply(prepared.image(), seed), input.size()));
  }

  private boolean rejects(PartObserver.Observed part) {
    return judge.judge(part.maps(), Optional.empty()).decision().verdict() == Verdict.DEFECTIVE;
  }
}
