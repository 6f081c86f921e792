// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
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
 * Paints defects onto good parts, where the model looks, and inspects them. Each part is read once;
 * patches are cut from the part before it. For one thread.
 *
 * @param detector calibrated, stays open
 * @param plan what to paint
 */
public record Probe(Detector detector, DefectPlan plan) {
  /** Takes each painted defect while its pixels are at hand. */
  @FunctionalInterface
  public interface ProbeListener {
    void inspected(ProbedDefect probed, SyntheticDefect painted, Inspection inspection);
  }

  /**
   * @throws BlemishException where the model carries no thresholds
   */
  public Probe {
    if (detector.model().decisionRule().calibration().isEmpty()) {
      throw new BlemishException(
          "the model is not calibrated, so it finds nothing by itself: give it thresholds from good images by 'blemish calibrate'");
    }
  }

  /**
   * Runs it.
   *
   * @param parts good parts, at least one
   * @param listener gets each defect
   * @throws BlemishException where a file cannot be read or is too small to paint on, or there is
   *     no part
   * @throws CancellationException where progress was cancelled
   */
  public ProbeResult run(List<ProbeSample> parts, ProbeListener listener, Progress progress) {
    if (parts.isEmpty()) {
      throw new BlemishException("no good images to paint defects on");
    }
    SampleReader reader = new SampleReader(detector.model().pipeline().reader());
    List<ProbedGoodPart> good = new ArrayList<>();
    List<ProbedDefect> defects = new ArrayList<>();
    Input donor = read(reader, parts.get(parts.size() - 1));
    int asked = 0;
    for (int i = 0; i < parts.size(); i++) {
      ProbeSample part = parts.get(i);
      Input input = read(reader, part);
      Detector.DetailedInspection detailed = detector.inspectInDetail(input, part.id());
      Inspection before = detailed.inspection();
      good.add(new ProbedGoodPart(part.id(), before.score(), before.verdict()));
      SyntheticDefectGenerator painter =
          painter(part, EvaluatedPixels.of(detailed.maps()).restrict(input), donor);
      int done = asked;
      Iterator<SyntheticDefect> painted = plan.generate(i, parts.size(), painter).iterator();
      while (painted.hasNext()) {
        SyntheticDefect defect = painted.next();
        Input carrying = new Input(defect.input().image(), defect.input().scan(), input.ignore());
        Inspection after = detector.inspect(carrying, part.id());
        ProbedDefect probed = probed(part, defect, after);
        defects.add(probed);
        listener.inspected(probed, defect, after);
        progress.step("probing", Math.min(++done, plan.total() - 1L), plan.total());
        if (progress.cancelled()) {
          throw new CancellationException("stopped while probing");
        }
      }
      asked += plan.plannedCount(i, parts.size());
      donor = input;
      progress.step("probing", asked, plan.total());
    }
    return new ProbeResult(plan, good, defects);
  }

  private static Input read(SampleReader reader, ProbeSample part) {
    return reader.read(part.id(), part.image(), part.scan());
  }

  private static SyntheticDefectGenerator painter(ProbeSample part, Input input, Input donor) {
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
