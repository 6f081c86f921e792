// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
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
  /** Counts while images are inspected; not safe for several threads. */
  public static final class Counter {
    private final int[][] counts = new int[2][Verdict.values().length];

    /** Counts one image. */
    public void add(Label label, Verdict verdict) {
      counts[label == Label.GOOD ? 0 : 1][verdict.ordinal()]++;
    }

    /** The counts so far; empty where a model gave no verdict. */
    public Optional<VerdictCounts> counts() {
      int good = total(0);
      int defective = total(1);
      boolean none = counts[0][Verdict.NONE.ordinal()] + counts[1][Verdict.NONE.ordinal()] > 0;
      return none || good + defective == 0
          ? Optional.empty()
          : Optional.of(
              new VerdictCounts(
                  new Proportion(counts[1][Verdict.DEFECTIVE.ordinal()], defective),
                  new Proportion(counts[1][Verdict.UNSURE.ordinal()], defective),
                  new Proportion(counts[1][Verdict.GOOD.ordinal()], defective),
                  new Proportion(counts[0][Verdict.DEFECTIVE.ordinal()], good),
                  new Proportion(counts[0][Verdict.UNSURE.ordinal()], good)));
    }

    private int total(int label) {
      int total = 0;
      for (int count : counts[label]) {
        total += count;
      }
      return total;
    }
  }

  /** One sentence for people, without the full stop. */
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
