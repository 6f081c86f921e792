// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.blemish.evaluation.ScoreRow;

/**
 * Verdicts on the test images, by label.
 *
 * @param good of good images
 * @param defective of defective images
 */
public record VerdictCounts(LabelCounts good, LabelCounts defective) {
  /**
   * Verdicts on images of one label.
   *
   * @param good images with verdict {@code GOOD}
   * @param unsure images with verdict {@code UNSURE}
   * @param defective images with verdict {@code DEFECTIVE}
   */
  public record LabelCounts(int good, int unsure, int defective) {}

  /** Counts the verdicts; empty where the model is not calibrated and gives none. */
  static Optional<VerdictCounts> of(List<ScoreRow> rows) {
    return rows.stream().anyMatch(row -> row.verdict() == Verdict.NONE)
        ? Optional.empty()
        : Optional.of(new VerdictCounts(ofLabel(rows, "good"), ofLabel(rows, "defective")));
  }

  private static LabelCounts ofLabel(List<ScoreRow> rows, String label) {
    List<ScoreRow> labelled = rows.stream().filter(row -> row.label().equals(label)).toList();
    return new LabelCounts(
        count(labelled, Verdict.GOOD),
        count(labelled, Verdict.UNSURE),
        count(labelled, Verdict.DEFECTIVE));
  }

  private static int count(List<ScoreRow> rows, Verdict verdict) {
    return (int) rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
