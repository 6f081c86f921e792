// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.corruption.Corruption;
import org.blemish.evaluation.SampleTruth;
import org.blemish.inference.Detector;

/**
 * Inspects every test image as it is and under each disturbance, in one pass over the files. Scans
 * are left as they are, so a model that looks at scans is not given what moves the image alone.
 *
 * @param detector stays open
 * @param dataset whose test samples are inspected; labels choose nothing
 * @param corruptions to apply, one at a time
 * @param seed of what is random in them; each image has its own draw
 */
public record RobustnessRun(
    Detector detector, Dataset dataset, List<Corruption> corruptions, long seed) {
  public RobustnessRun {
    corruptions = List.copyOf(corruptions);
  }

  /** Number of inspections that a run takes. */
  public int inspections() {
    return dataset.test().size() * (1 + applied().size());
  }

  private List<Corruption> applied() {
    boolean scans = detector.model().pipeline().modality().usesScan();
    return corruptions.stream().filter(d -> !(scans && d.isGeometric())).toList();
  }

  /**
   * Runs it.
   *
   * @param progress gets the number of inspections done
   * @throws BlemishException where there are no test images, none of a label, or the model looks at
   *     scans alone; where a file cannot be read
   */
  public RobustnessResults run(IntConsumer progress) {
    require();
    List<CorruptionCase> variants = new ArrayList<>();
    try {
      variants.add(new CorruptionCase(Optional.empty()));
      applied().forEach(disturbance -> variants.add(new CorruptionCase(Optional.of(disturbance))));
      SampleReader reader = new SampleReader(detector.model().pipeline().reader());
      int done = 0;
      for (Sample sample : dataset.test()) {
        Input input = reader.read(sample);
        SampleTruth truth = SampleTruth.read(dataset, sample, input.size());
        for (CorruptionCase variant : variants) {
          variant.add(detector, sample, input, truth, seed(sample, variant.name()));
          progress.accept(++done);
        }
      }
      return result(variants);
    } finally {
      variants.forEach(CorruptionCase::close);
    }
  }

  private void require() {
    if (detector.model().pipeline().modality() == Modality.DEPTH) {
      throw new BlemishException(
          "the model looks at scans alone, which no disturbance of images concerns: take a model"
              + " that looks at images");
    }
    for (Label label : Label.values()) {
      if (dataset.test().stream().noneMatch(sample -> sample.label() == label)) {
        throw new BlemishException(
            "%s: no %s test images (read as %s): robustness is measured on good and defective ones"
                .formatted(
                    dataset.root(), label == Label.GOOD ? "good" : "defective", dataset.layout()));
      }
    }
  }

  /**
   * Another draw for each image and disturbance, the same whatever stands in the list beside it.
   */
  private long seed(Sample sample, String disturbance) {
    return seed + 31L * sample.id().hashCode() + disturbance.hashCode();
  }

  private RobustnessResults result(List<CorruptionCase> variants) {
    boolean calibrated = detector.model().decisionRule().calibration().isPresent();
    boolean gated = detector.model().gate().isPresent();
    int good = (int) dataset.test().stream().filter(s -> s.label() == Label.GOOD).count();
    return new RobustnessResults(
        dataset.name(),
        detector.model().metadata().method(),
        detector.model().digest(),
        seed,
        good,
        dataset.test().size() - good,
        gated,
        variants.stream().map(variant -> variant.result(calibrated, gated)).toList(),
        corruptions.stream().filter(d -> !applied().contains(d)).map(Corruption::name).toList());
  }
}
