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
import org.blemish.data.synthetic.DefectPainter;
import org.blemish.data.synthetic.DefectPlan;
import org.blemish.data.synthetic.PaintedDefect;
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
  public interface Listener {
    void inspected(ProbedDefect probed, PaintedDefect painted, Inspection inspection);
  }

  /**
   * @throws BlemishException where the model carries no thresholds
   */
  public Probe {
    if (detector.model().judge().calibration().isEmpty()) {
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
  public ProbeResult run(List<ProbePart> parts, Listener listener, Progress progress) {
    if (parts.isEmpty()) {
      throw new BlemishException("no good images to paint defects on");
    }
    SampleReader reader = new SampleReader(detector.model().pipeline().reader());
    List<ProbedPart> good = new ArrayList<>();
    List<ProbedDefect> defects = new ArrayList<>();
    Input donor = read(reader, parts.get(parts.size() - 1));
    int asked = 0;
    for (int i = 0; i < parts.size(); i++) {
      ProbePart part = parts.get(i);
      Input input = read(reader, part);
      Inspection before = detector.inspect(input, part.id());
      good.add(new ProbedPart(part.id(), before.score(), before.verdict()));
      DefectPainter painter = painter(part, Judged.only(input, detector.model()), donor);
      int done = asked;
      Iterator<PaintedDefect> painted = plan.paint(i, parts.size(), painter).iterator();
      while (painted.hasNext()) {
        PaintedDefect defect = painted.next();
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
      asked += plan.asked(i, parts.size());
      donor = input;
      progress.step("probing", asked, plan.total());
    }
    return new ProbeResult(plan, good, defects);
  }

  private static Input read(SampleReader reader, ProbePart part) {
    return reader.read(part.id(), part.image(), part.scan());
  }

  private static DefectPainter painter(ProbePart part, Input input, Input donor) {
    try {
      return DefectPainter.of(input, donor);
    } catch (BlemishException e) {
      throw new BlemishException(part.id() + ": " + e.getMessage(), e);
    }
  }

  private static ProbedDefect probed(ProbePart part, PaintedDefect defect, Inspection inspection) {
    return new ProbedDefect(
        part.id(),
        defect.spec(),
        defect.pixels(),
        defect.size(),
        defect.contrast(),
        defect.change(),
        inspection.score(),
        inspection.verdict(),
        Localised.on(inspection.map().orElseThrow(), defect.mask()));
  }
}
