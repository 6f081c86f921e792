// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.SampleReader;
import org.blemish.data.synthetic.DefectPlan;
import org.blemish.data.synthetic.SyntheticDefect;
import org.blemish.data.synthetic.SyntheticDefectGenerator;
import org.blemish.evaluation.EvaluatedPixels;
import org.blemish.inference.Detector;
import org.blemish.training.method.Progress;

/**
 * Adds synthetic defects to good images, inside the area that the model inspects, and inspects
 * them. Each image is read once; pasted patches come from the image before it. Listener and
 * progress are called in the calling thread.
 *
 * @param detector of a calibrated model; stays open
 * @param plan kinds, sizes, contrasts and numbers of the defects
 */
public record Probe(Detector detector, DefectPlan plan) {
  /** Called with each synthetic defect while its pixels are in memory. */
  @FunctionalInterface
  public interface ProbeListener {
    void inspected(ProbedDefect probed, SyntheticDefect defect, Inspection inspection);
  }

  /**
   * @throws BlemishException if the model is not calibrated
   */
  public Probe {
    if (detector.model().decisionRule().calibration().isEmpty()) {
      throw new BlemishException(
          "the model is not calibrated and gives no verdicts: set thresholds by 'blemish calibrate'");
    }
  }

  /**
   * Runs the probe. A part that cannot be read is left out and noted.
   *
   * @param parts good parts, at least one
   * @param listener called with each defect
   * @param progress notified of the number of defects
   * @throws BlemishException if no file can be read, an image is too small for a defect, or there
   *     are no parts
   * @throws CancellationException if progress was cancelled
   */
  public ProbeResult run(List<ProbeSample> parts, ProbeListener listener, Progress progress) {
    if (parts.isEmpty()) {
      throw new BlemishException("no good images to add synthetic defects to");
    }
    SampleReader reader = new SampleReader(detector.model().pipeline().reader());
    List<ProbedGoodPart> good = new ArrayList<>();
    List<ProbedDefect> defects = new ArrayList<>();
    Input donor = lastReadable(reader, parts);
    int planned = 0;
    for (int i = 0; i < parts.size(); i++) {
      ProbeSample part = parts.get(i);
      Optional<Input> readable = attempt(reader, part, progress);
      if (readable.isEmpty()) {
        planned += plan.plannedCount(i, parts.size());
        continue;
      }
      Input input = readable.get();
      Detector.DetailedInspection detailed = detector.inspectInDetail(input, part.id());
      Inspection before = detailed.inspection();
      good.add(new ProbedGoodPart(part.id(), before.score(), before.verdict()));
      SyntheticDefectGenerator generator =
          generator(part, EvaluatedPixels.of(detailed.maps()).restrict(input), donor);
      AtomicInteger done = new AtomicInteger(planned);
      detector
          .pipeline()
          .<SyntheticDefect, InspectedDefect>run(
              plan.generate(i, parts.size(), generator).iterator(),
              (defect, memory) -> {
                memory.request(Detector.memory(input));
                Input defective =
                    new Input(defect.input().image(), defect.input().scan(), input.ignore());
                Inspection after = detector.inspect(defective, part.id());
                return new InspectedDefect(probed(part, defect, after), after);
              },
              (defect, inspected) -> {
                defects.add(inspected.probed());
                listener.inspected(inspected.probed(), defect, inspected.inspection());
                progress.step(
                    "probing", Math.min(done.incrementAndGet(), plan.total() - 1L), plan.total());
                if (progress.cancelled()) {
                  throw new CancellationException("stopped while probing");
                }
              });
      planned += plan.plannedCount(i, parts.size());
      donor = input;
      progress.step("probing", planned, plan.total());
    }
    return new ProbeResult(plan, good, defects);
  }

  private record InspectedDefect(ProbedDefect probed, Inspection inspection) {}

  private static Optional<Input> attempt(SampleReader reader, ProbeSample part, Progress progress) {
    try {
      return Optional.of(read(reader, part));
    } catch (BlemishException e) {
      progress.note("left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Input lastReadable(SampleReader reader, List<ProbeSample> parts) {
    for (int i = parts.size() - 1; i > 0; i--) {
      try {
        return read(reader, parts.get(i));
      } catch (BlemishException e) {
        // Noted when its turn comes.
      }
    }
    return read(reader, parts.get(0));
  }

  private static Input read(SampleReader reader, ProbeSample part) {
    return reader.read(part.id(), part.image(), part.scan());
  }

  private static SyntheticDefectGenerator generator(ProbeSample part, Input input, Input donor) {
    try {
      return SyntheticDefectGenerator.of(input, donor);
    } catch (BlemishException e) {
      throw new BlemishException(part.id() + ": " + e.getMessage(), e);
    }
  }

  private static ProbedDefect probed(
      ProbeSample part, SyntheticDefect defect, Inspection inspection) {
    return new ProbedDefect(
        part.id(),
        defect.spec(),
        defect.extentPixels(),
        defect.relativeExtent(),
        defect.contrast(),
        defect.absoluteChange(),
        inspection.score(),
        inspection.verdict(),
        Localisation.hits(inspection.map().orElseThrow(), defect.mask()));
  }
}
