// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.streaming;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.blemish.core.scoring.Verdict;

/**
 * How results change over time: scores, verdicts and reasons by windows of time. Reads results, so
 * that no part is inspected again; a stream of results, such as the folder that another query
 * writes, gives a window when the watermark has passed its end.
 *
 * @param timeCol column with the time of a part, a timestamp
 * @param length of a window, such as {@code 1 hour}
 * @param delay longest time by which a result is expected to be late; one that is later is not
 *     counted
 */
public record DriftWindows(String timeCol, String length, String delay) {
  private static final int QUANTILE_ACCURACY = 10_000;

  /**
   * @throws org.blemish.core.BlemishException if length or delay are no intervals
   */
  public DriftWindows {
    EventTime.requireInterval("length of a window", length);
    EventTime.requireInterval("delay", delay);
  }

  private Dataset<Row> watermark(Dataset<Row> results) {
    return new EventTime(timeCol, delay).watermark(results);
  }

  /**
   * One row for each window: {@code window}, {@code parts}, {@code errors}, the quantiles {@code
   * score_05}, {@code score_50} and {@code score_95} (to 1/10,000 of the ranks), and the shares
   * {@code good}, {@code unsure} and {@code defective} of the parts with a verdict.
   */
  public Dataset<Row> verdicts(Dataset<Row> results) {
    return watermark(results)
        .groupBy(window(col(timeCol), length))
        .agg(
            count(lit(1)).as("parts"),
            count(col("error")).as("errors"),
            quantile(0.05).as("score_05"),
            quantile(0.5).as("score_50"),
            quantile(0.95).as("score_95"),
            share(Verdict.GOOD).as("good"),
            share(Verdict.UNSURE).as("unsure"),
            share(Verdict.DEFECTIVE).as("defective"));
  }

  /**
   * One row for each window and kind of reason, which is the reason's text before its numbers, such
   * as {@code darker than any training image}: {@code window}, {@code reason}, {@code parts}.
   */
  public Dataset<Row> reasons(Dataset<Row> results) {
    return watermark(results)
        .filter(col("reason").isNotNull())
        .withColumn("reason", kind(col("reason")))
        .groupBy(window(col(timeCol), length), col("reason"))
        .agg(count(lit(1)).as("parts"));
  }

  /** Reasons of the quality gate have a colon before their numbers, those of scores a number. */
  private static Column kind(Column reason) {
    return substring_index(regexp_replace(reason, lit(" -?[0-9].*"), lit("")), ":", 1);
  }

  private static Column quantile(double share) {
    return percentile_approx(col("score"), lit(share), lit(QUANTILE_ACCURACY));
  }

  private static Column share(Verdict verdict) {
    return avg(
        when(col("verdict").isNotNull(), col("verdict").equalTo(verdict.name()).cast("double")));
  }
}
