// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;

/**
 * Counts of the good or of the defective images under one corruption.
 *
 * @param images number of all
 * @param aboveReject score above the threshold of {@link Verdict#DEFECTIVE}, before the quality
 *     gate
 * @param good verdict {@link Verdict#GOOD}
 * @param unsure verdict {@link Verdict#UNSURE}, by the score or by the gate
 * @param defective verdict {@link Verdict#DEFECTIVE}
 * @param rejectedByGate the quality gate does not trust the image
 * @param reasons number of images by the kind of rejection
 */
record CorruptionCaseCounts(
    int images,
    int aboveReject,
    int good,
    int unsure,
    int defective,
    int rejectedByGate,
    Map<String, Integer> reasons) {
  static final CorruptionCaseCounts NONE = new CorruptionCaseCounts(0, 0, 0, 0, 0, 0, Map.of());

  CorruptionCaseCounts {
    reasons = Map.copyOf(reasons);
  }

  CorruptionCaseCounts plus(Inspection inspection, Optional<GateRejection> rejection) {
    Map<String, Integer> more = new TreeMap<>(reasons);
    rejection.ifPresent(r -> more.merge(r.kind(), 1, Integer::sum));
    boolean high = inspection.thresholds().filter(t -> inspection.score() > t.reject()).isPresent();
    Verdict verdict = inspection.verdict();
    return new CorruptionCaseCounts(
        images + 1,
        aboveReject + one(high),
        good + one(verdict == Verdict.GOOD),
        unsure + one(verdict == Verdict.UNSURE),
        defective + one(verdict == Verdict.DEFECTIVE),
        rejectedByGate + one(rejection.isPresent()),
        more);
  }

  private static int one(boolean yes) {
    return yes ? 1 : 0;
  }

  /** {@code count} as a share of these images; empty without images. */
  Optional<Double> share(int count) {
    return images == 0 ? Optional.empty() : Optional.of((double) count / images);
  }
}
