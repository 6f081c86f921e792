// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;

/**
 * Verdicts at a model's own thresholds, by label.
 *
 * @param found defective images that are {@code DEFECTIVE}
 * @param unsure defective images that are {@code UNSURE}
 * @param missed defective images that are {@code GOOD}
 * @param falseRejects good images that are {@code DEFECTIVE}
 * @param goodUnsure good images that are {@code UNSURE}
 */
public record VerdictCounts(
    Proportion found,
    Proportion unsure,
    Proportion missed,
    Proportion falseRejects,
    Proportion goodUnsure) {
  /** Counts verdicts of one image after another. For one thread. */
  public static final class Counter {
    private final Map<Verdict, Integer> good = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Integer> defective = new EnumMap<>(Verdict.class);

    /** Counts one image. */
    public void add(Label label, Verdict verdict) {
      (label == Label.GOOD ? good : defective).merge(verdict, 1, Integer::sum);
    }

    /** The counts so far; empty without images, and if the model gives no verdict. */
    public Optional<VerdictCounts> counts() {
      boolean unknown = good.containsKey(Verdict.NONE) || defective.containsKey(Verdict.NONE);
      return unknown || (good.isEmpty() && defective.isEmpty())
          ? Optional.empty()
          : Optional.of(
              new VerdictCounts(
                  share(defective, Verdict.DEFECTIVE),
                  share(defective, Verdict.UNSURE),
                  share(defective, Verdict.GOOD),
                  share(good, Verdict.DEFECTIVE),
                  share(good, Verdict.UNSURE)));
    }

    private static Proportion share(Map<Verdict, Integer> counts, Verdict verdict) {
      int total = counts.values().stream().mapToInt(Integer::intValue).sum();
      return new Proportion(counts.getOrDefault(verdict, 0), total);
    }
  }

  /** The counts as a sentence without a full stop. */
  @JsonIgnore
  public String sentence() {
    String defects =
        found.total() == 0
            ? "no defective images"
            : "finds %s of the defective images, unsure %s, misses %s"
                .formatted(text(found), text(unsure), text(missed));
    String good =
        falseRejects.total() == 0
            ? "no good images"
            : "rejects %s of the good images, unsure %s"
                .formatted(text(falseRejects), text(goodUnsure));
    return defects + "; " + good;
  }

  private static String text(Proportion part) {
    return String.format(
        Locale.ROOT,
        "%d of %d (%.1f %%, 95 %% interval %.1f to %.1f)",
        part.count(),
        part.total(),
        100 * part.share(),
        100 * part.low(),
        100 * part.high());
  }
}
