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
 * Result of a probe.
 *
 * @param plan kinds, sizes, contrasts and numbers of the defects
 * @param parts results of the good parts without defects
 * @param defects results of all defects that could be generated, in the order of the parts
 */
public record ProbeResult(DefectPlan plan, List<ProbedGoodPart> parts, List<ProbedDefect> defects) {
  public ProbeResult {
    parts = List.copyOf(parts);
    defects = List.copyOf(defects);
  }

  /** Kinds of the planned defects, in the order of the plan. */
  public List<SyntheticDefectKind> kinds() {
    return plan.specs().stream().map(spec -> spec.kind()).distinct().toList();
  }

  /** Counts of the defects of a kind. */
  public DetectionCounts counts(SyntheticDefectKind kind) {
    return counts(defect -> defect.spec().kind() == kind);
  }

  /** Counts of the defects of a kind, a size class and a contrast class. */
  public DetectionCounts counts(
      SyntheticDefectKind kind, DefectSize size, DefectContrast contrast) {
    return counts(
        defect ->
            defect.spec().kind() == kind
                && defect.spec().size() == size
                && defect.spec().contrast() == contrast);
  }

  /** Number of good parts with this verdict. */
  public int parts(Verdict verdict) {
    return (int) parts.stream().filter(part -> part.verdict() == verdict).count();
  }

  /**
   * Image AUROC of the defects of a kind against the good parts, 0 to 1; empty if no such defect
   * could be generated.
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
