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
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.quality.ToleranceTrial;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Corruption;
import org.blemish.inference.InputInspector;
import org.blemish.training.method.Progress;

/**
 * What a model bears: held-out good pictures are disturbed ever more, until they are rejected. A
 * picture that the model would call defective, and whose part is good, is the gate's matter.
 *
 * @param gate as it was learnt from pictures alone
 * @param observer of parts
 * @param unseen samples that the observer's model was not fitted to, and its rule
 * @param progress is told each way to disturb, in stage {@code gate}
 */
record ToleranceMeasurement(
    QualityGate gate, SampleInspector observer, FittedRun.Unseen unseen, Progress progress) {
  /** Pictures that are tried; each costs up to some twenty inspections. */
  private static final int IMAGES = 8;

  /** Fewer tell nothing. */
  private static final int MIN_IMAGES = 4;

  /** So many more rejected than undisturbed is too many. */
  private static final int EXCESS_REJECTIONS = 2;

  /** Empty where there are too few held-out pictures to tell, or large ones in tiles. */
  List<ToleranceTrial> trials() {
    List<Sample> heldOut = unseen.samples();
    Preparation preparation = observer.inputs().preparation();
    if (heldOut.size() < MIN_IMAGES || preparation.tiling().isPresent()) {
      return List.of();
    }
    int count = Math.min(heldOut.size(), IMAGES);
    List<Sample> pictures =
        IntStream.range(0, count).mapToObj(i -> heldOut.get(i * heldOut.size() / count)).toList();
    long rejected =
        pictures.stream()
            .filter(picture -> rejects(observer.inspect(read(picture), picture.id())))
            .count();
    boolean moving = !observer.inputs().pipeline().modality().usesScan();
    List<CorruptionSeries> ladders = CorruptionSeries.all(preparation.size(), moving);
    List<ToleranceTrial> trials = new ArrayList<>();
    for (CorruptionSeries ladder : ladders) {
      trials.add(measure(ladder, pictures, rejected + EXCESS_REJECTIONS));
      progress.step("gate", trials.size(), ladders.size());
      if (progress.cancelled()) {
        throw new CancellationException("stopped while trying what the model bears");
      }
    }
    return trials;
  }

  private ToleranceTrial measure(CorruptionSeries ladder, List<Sample> pictures, long tooMany) {
    List<GateInput> borne = new ArrayList<>();
    List<GateInput> unborne = new ArrayList<>();
    for (Corruption rung : ladder.severities()) {
      List<GateInput> seen = new ArrayList<>();
      int called = 0;
      int doubted = 0;
      for (Sample picture : pictures) {
        Input input = read(picture);
        Optional<PreparedImage> disturbed = corrupted(input, picture.id(), rung, seen.size());
        GateInput observation = observer.gateInput(input, disturbed).orElseThrow();
        seen.add(observation);
        if (gate.check(observation).isPresent()) {
          doubted++;
        } else if (unborne.isEmpty()
            && called < tooMany
            && rejects(observer.inspect(input, disturbed, picture.id()))) {
          called++;
        }
      }
      boolean tooMuch = called >= tooMany || !unborne.isEmpty();
      if (!tooMuch && doubted == seen.size()) {
        break; // and so are all further ones
      }
      (tooMuch ? unborne : borne).addAll(seen);
    }
    return new ToleranceTrial(ladder.aspects(), borne, unborne);
  }

  private Input read(Sample sample) {
    return observer.inputs().reader().apply(sample);
  }

  /** As the networks would see it: what is measured is the prepared picture too. */
  private Optional<PreparedImage> corrupted(
      Input input, String source, Corruption disturbance, long seed) {
    return observer
        .prepare(input, source)
        .map(
            prepared ->
                observer
                    .inputs()
                    .preparation()
                    .prepareReplacement(
                        prepared, disturbance.apply(prepared.image(), seed), input.size()));
  }

  private boolean rejects(InputInspector.RawInspection part) {
    return unseen.rule().decide(part.maps(), Optional.empty()).decision().verdict()
        == Verdict.DEFECTIVE;
  }
}
