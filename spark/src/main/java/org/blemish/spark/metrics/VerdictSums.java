// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.blemish.core.scoring.Verdict;
import org.blemish.evaluation.metrics.Proportion;
import org.blemish.evaluation.metrics.VerdictCounts;

/** Counts verdicts by label. */
final class VerdictSums {
  private VerdictSums() {}

  /** Empty without images, and if one of them has no verdict. */
  static Optional<VerdictCounts> of(Dataset<Row> images, String verdict, String defective) {
    Column bad = col(defective);
    Column good = bad.equalTo(false);
    Row counts =
        images
            .select(
                count_if(bad),
                count_if(bad.and(is(verdict, Verdict.DEFECTIVE))),
                count_if(bad.and(is(verdict, Verdict.UNSURE))),
                count_if(bad.and(is(verdict, Verdict.GOOD))),
                count_if(good),
                count_if(good.and(is(verdict, Verdict.DEFECTIVE))),
                count_if(good.and(is(verdict, Verdict.UNSURE))),
                count_if(is(verdict, Verdict.NONE)))
            .first();
    if (counts.getLong(7) > 0 || counts.getLong(0) + counts.getLong(4) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new VerdictCounts(
            share(counts, 1, 0),
            share(counts, 2, 0),
            share(counts, 3, 0),
            share(counts, 5, 4),
            share(counts, 6, 4)));
  }

  private static Column is(String column, Verdict verdict) {
    return col(column).equalTo(verdict.name());
  }

  private static Proportion share(Row counts, int count, int total) {
    return new Proportion(
        Math.toIntExact(counts.getLong(count)), Math.toIntExact(counts.getLong(total)));
  }
}
