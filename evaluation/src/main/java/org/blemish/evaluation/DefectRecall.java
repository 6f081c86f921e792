// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.Decision;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;

/**
 * How many known defective parts a decision rule finds.
 *
 * @param parts number of defective parts, at least one
 * @param defective parts with verdict {@code DEFECTIVE}
 * @param unsure parts with verdict {@code UNSURE}
 */
public record DefectRecall(int parts, int defective, int unsure) {
  public DefectRecall {
    if (parts < 1 || defective < 0 || unsure < 0 || defective + unsure > parts) {
      throw new IllegalArgumentException(
          "%d defective and %d unsure of %d parts: expected at least one part and no more verdicts than parts"
              .formatted(defective, unsure, parts));
    }
  }

  /**
   * Compares scores of defective parts with the thresholds of a rule.
   *
   * @param rule gives no verdict without thresholds
   * @param scores one for each part, at least one; see {@link DefectScores}
   */
  public static DefectRecall of(DecisionRule rule, List<Double> scores) {
    Optional<Thresholds> thresholds = rule.calibration().map(Calibration::thresholds);
    List<Verdict> verdicts =
        scores.stream()
            .map(score -> Decision.of(score, thresholds, Optional.empty()).verdict())
            .toList();
    return new DefectRecall(
        verdicts.size(),
        (int) verdicts.stream().filter(Verdict.DEFECTIVE::equals).count(),
        (int) verdicts.stream().filter(Verdict.UNSURE::equals).count());
  }

  /** The counts in one line. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%d of %d called defective (%.1f %%), %d unsure, %d good",
        defective,
        parts,
        100.0 * defective / parts,
        unsure,
        parts - defective - unsure);
  }
}
