// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectPlan;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.evaluation.metrics.ThresholdTable;

/**
 * What came out of a probe.
 *
 * @param plan what was to be painted
 * @param parts the good parts as they were
 * @param defects all that could be painted, in the order of the parts
 */
public record ProbeResult(DefectPlan plan, List<ProbedGoodPart> parts, List<ProbedDefect> defects) {
  public ProbeResult {
    parts = List.copyOf(parts);
    defects = List.copyOf(defects);
  }

  /** The kinds that were painted, in their own order. */
  public List<SyntheticDefectKind> kinds() {
    return plan.specs().stream().map(cell -> cell.kind()).distinct().toList();
  }

  public DetectionCounts counts(SyntheticDefectKind kind) {
    return counts(defect -> defect.spec().kind() == kind);
  }

  public DetectionCounts counts(
      SyntheticDefectKind kind, DefectSize size, DefectContrast contrast) {
    return counts(
        defect ->
            defect.spec().kind() == kind
                && defect.spec().size() == size
                && defect.spec().contrast() == contrast);
  }

  /** Good parts with a verdict. */
  public int parts(Verdict verdict) {
    return (int) parts.stream().filter(part -> part.verdict() == verdict).count();
  }

  /**
   * How well scores part the defects of a kind from the good parts, 0 to 1; empty where none could
   * be painted.
   */
  public OptionalDouble auroc(SyntheticDefectKind kind) {
    Stream<ScoredImage> good =
        parts.stream().map(part -> new ScoredImage(part.part(), part.score(), Label.GOOD, "good"));
    Stream<ScoredImage> defective =
        defects.stream()
            .filter(defect -> defect.spec().kind() == kind)
            .map(d -> new ScoredImage(d.part(), d.score(), Label.DEFECTIVE, kind.title()));
    return ThresholdTable.of(Stream.concat(good, defective).toList()).auroc();
  }

  private DetectionCounts counts(Predicate<ProbedDefect> which) {
    return DetectionCounts.of(defects.stream().filter(which).toList());
  }
}
