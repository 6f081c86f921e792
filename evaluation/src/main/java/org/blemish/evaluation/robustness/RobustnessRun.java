// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.corruption.Corruption;
import org.blemish.evaluation.DataProblems;
import org.blemish.evaluation.EvaluationProvenance;
import org.blemish.evaluation.SampleTruth;
import org.blemish.inference.Detector;

/**
 * Inspects every test image as it is and under each corruption, in one pass over the files. Scans
 * are never corrupted, so geometric corruptions are skipped for a model that uses scans.
 *
 * @param detector stays open
 * @param dataset whose test samples are inspected; labels choose nothing
 * @param areas ignored areas and region of interest, in addition to the model's own; they move with
 *     the image
 * @param corruptions to apply, one at a time
 * @param seed seed of their random choices, which differ from image to image
 */
public record RobustnessRun(
    Detector detector,
    Dataset dataset,
    InferenceAreas areas,
    List<Corruption> corruptions,
    long seed) {
  public RobustnessRun {
    corruptions = List.copyOf(corruptions);
  }

  /** Number of inspections of a run. */
  public int inspections() {
    return dataset.test().size() * (1 + applied().size());
  }

  private List<Corruption> applied() {
    boolean scans = detector.model().pipeline().modality().usesScan();
    return corruptions.stream().filter(c -> !(scans && c.isGeometric())).toList();
  }

  /**
   * Inspects all images. Those that cannot be read are left out and named in the results.
   *
   * @param progress gets the number of inspections done
   * @throws BlemishException if the good or the defective test images are missing or none of them
   *     can be read, or the model uses scans only
   */
  public RobustnessResults run(IntConsumer progress) {
    requireImagesOfBothLabels();
    List<CorruptionCase> cases = new ArrayList<>();
    try {
      cases.add(new CorruptionCase(Optional.empty()));
      applied().forEach(corruption -> cases.add(new CorruptionCase(Optional.of(corruption))));
      SampleReader reader = new SampleReader(detector.model().pipeline().reader(), areas);
      AtomicInteger done = new AtomicInteger();
      List<Sample> inspected = new ArrayList<>();
      ExampleChoice examples = new ExampleChoice();
      List<DataProblems.FailedSample> failed = new ArrayList<>();
      for (Sample sample : dataset.test()) {
        Input input;
        SampleTruth truth;
        try {
          input = reader.read(sample);
          truth = SampleTruth.read(dataset, sample, input.size());
        } catch (BlemishException e) {
          failed.add(new DataProblems.FailedSample(sample.id(), String.valueOf(e.getMessage())));
          progress.accept(done.addAndGet(cases.size()));
          continue;
        }
        inspected.add(sample);
        inspect(
            cases, sample, input, truth, examples, () -> progress.accept(done.incrementAndGet()));
      }
      requireBothLabels(inspected, failed);
      return result(cases, inspected, failed, examples.all());
    } finally {
      cases.forEach(CorruptionCase::close);
    }
  }

  private void requireImagesOfBothLabels() {
    if (detector.model().pipeline().modality() == Modality.DEPTH) {
      throw new BlemishException(
          "the model uses scans only, and corruptions apply to images: use a model that uses"
              + " images");
    }
    for (Label label : Label.values()) {
      if (dataset.test().stream().noneMatch(sample -> sample.label() == label)) {
        throw new BlemishException(
            "%s: no %s test images (read as %s): robustness is measured on good and defective images"
                .formatted(
                    dataset.root(), label == Label.GOOD ? "good" : "defective", dataset.layout()));
      }
    }
  }

  /** One draw per image and corruption, independent of the other corruptions in the list. */
  private long seed(Sample sample, String corruption) {
    return seed + 31L * sample.id().hashCode() + corruption.hashCode();
  }

  private void inspect(
      List<CorruptionCase> cases,
      Sample sample,
      Input input,
      SampleTruth truth,
      ExampleChoice examples,
      Runnable done) {
    AtomicBoolean drawn = new AtomicBoolean();
    detector
        .pipeline()
        .<CorruptionCase, Detector.DetailedInspection>run(
            cases.iterator(),
            (one, memory) -> {
              memory.request(Detector.memory(input));
              return one.inspect(detector, sample, input, seed(sample, one.name()));
            },
            (one, detailed) -> {
              long drawnSeed = seed(sample, one.name());
              one.add(detailed, sample, truth, drawnSeed);
              // The image as it is comes first.
              if (one.name().equals(CorruptionCaseResult.UNCORRUPTED)) {
                drawn.set(examples.wants(sample, detailed.inspection().verdict()));
              }
              if (drawn.get()) {
                examples.add(one.example(detector, detailed, sample, input, truth, drawnSeed));
              }
              done.run();
            });
  }

  private void requireBothLabels(List<Sample> inspected, List<DataProblems.FailedSample> failed) {
    for (Label label : Label.values()) {
      if (inspected.stream().noneMatch(sample -> sample.label() == label)) {
        throw new BlemishException(
            "%s: no %s test image can be read (%s)"
                .formatted(
                    dataset.root(),
                    label == Label.GOOD ? "good" : "defective",
                    failed.get(0).error()));
      }
    }
  }

  private RobustnessResults result(
      List<CorruptionCase> cases,
      List<Sample> inspected,
      List<DataProblems.FailedSample> failed,
      List<CorruptionExample> examples) {
    boolean calibrated = detector.model().decisionRule().calibration().isPresent();
    boolean gated = detector.model().gate().isPresent();
    int good = (int) inspected.stream().filter(s -> s.label() == Label.GOOD).count();
    return new RobustnessResults(
        dataset.name(),
        detector.model().metadata().method(),
        EvaluationProvenance.of(dataset, detector.model()),
        seed,
        good,
        inspected.size() - good,
        gated,
        cases.stream().map(one -> one.result(calibrated, gated)).toList(),
        corruptions.stream().filter(c -> !applied().contains(c)).map(Corruption::name).toList(),
        failed,
        examples);
  }
}
