// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Locale;
import java.util.Optional;

/**
 * A verdict with its reason.
 *
 * @param score image score
 * @param thresholds thresholds that the score was compared with; empty if the model is not
 *     calibrated
 * @param verdict {@link Verdict#NONE} without thresholds
 * @param reason for display; empty for a good part and without a verdict
 */
public record Decision(
    double score, Optional<Thresholds> thresholds, Verdict verdict, Optional<String> reason) {
  /**
   * @param rejection why a quality gate rejects the image; the verdict is then {@link
   *     Verdict#UNSURE} with the gate's reason, unless it is {@link Verdict#NONE}
   */
  public static Decision of(
      double score, Optional<Thresholds> thresholds, Optional<String> rejection) {
    return of(score, thresholds, rejection, Optional.empty(), 0);
  }

  /**
   * @param doubt why a part that the score does not call defective cannot be called good either
   * @param ofWholeImage what terms without a place add to the score
   */
  static Decision of(
      double score,
      Optional<Thresholds> thresholds,
      Optional<String> rejection,
      Optional<String> doubt,
      double ofWholeImage) {
    Verdict verdict = thresholds.map(limits -> verdict(score, limits)).orElse(Verdict.NONE);
    if (rejection.isPresent()) {
      return new Decision(
          score, thresholds, verdict == Verdict.NONE ? Verdict.NONE : Verdict.UNSURE, rejection);
    }
    if (verdict == Verdict.GOOD && doubt.isPresent()) {
      return new Decision(score, thresholds, Verdict.UNSURE, doubt);
    }
    return new Decision(
        score,
        thresholds,
        verdict,
        thresholds.flatMap(limits -> reason(score, ofWholeImage, limits)));
  }

  private static Verdict verdict(double score, Thresholds limits) {
    if (score > limits.reject()) {
      return Verdict.DEFECTIVE;
    }
    return score > limits.unsure() ? Verdict.UNSURE : Verdict.GOOD;
  }

  private static Optional<String> reason(double score, double ofWholeImage, Thresholds limits) {
    return switch (verdict(score, limits)) {
      case DEFECTIVE -> Optional.of(above(score, ofWholeImage, "reject", limits.reject()));
      case UNSURE -> Optional.of(above(score, ofWholeImage, "unsure", limits.unsure()));
      case GOOD, NONE -> Optional.empty();
    };
  }

  private static String above(double score, double ofWholeImage, String name, double limit) {
    String above =
        String.format(Locale.ROOT, "score %.4g is above the %s threshold %.4g", score, name, limit);
    double ofPlaces = score - ofWholeImage;
    return ofPlaces > limit
        ? above
        : String.format(
            Locale.ROOT,
            "%s by the statistics of the whole image, without which it is %.4g",
            above,
            ofPlaces);
  }
}
