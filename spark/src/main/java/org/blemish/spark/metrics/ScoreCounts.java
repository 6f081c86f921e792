// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What has one score.
 *
 * @param negatives good images, or pixels outside the masks
 * @param positives defective images, or pixels inside the masks
 * @param overlap shares of regions that have this score: the sum of 1 / (area of its region) over
 *     the positives; 0 for images
 */
record ScoreCounts(long negatives, long positives, double overlap) implements Serializable {
  private static final long serialVersionUID = 1L;

  static final ScoreCounts NONE = new ScoreCounts(0, 0, 0);

  private static final String SCORE = "score";
  private static final String NEGATIVES = "negatives";
  private static final String POSITIVES = "positives";
  private static final String OVERLAP = "overlap";

  /** Columns of data sets of counts. */
  static final StructType TYPE =
      DataTypes.createStructType(
          List.of(
              DataTypes.createStructField(SCORE, DataTypes.DoubleType, false),
              DataTypes.createStructField(NEGATIVES, DataTypes.LongType, false),
              DataTypes.createStructField(POSITIVES, DataTypes.LongType, false),
              DataTypes.createStructField(OVERLAP, DataTypes.DoubleType, false)));

  static ScoreCounts of(Row row) {
    return new ScoreCounts(row.getLong(1), row.getLong(2), row.getDouble(3));
  }

  Row row(double score) {
    return RowFactory.create(score, negatives, positives, overlap);
  }

  ScoreCounts plus(ScoreCounts other) {
    return new ScoreCounts(
        negatives + other.negatives, positives + other.positives, overlap + other.overlap);
  }

  /**
   * One row for each distinct score: the scores of a partition are all above those of the next one,
   * and descend within it.
   */
  static Dataset<Row> descending(Dataset<Row> counts) {
    return counts
        .groupBy(SCORE)
        .agg(sum(NEGATIVES).as(NEGATIVES), sum(POSITIVES).as(POSITIVES), sum(OVERLAP).as(OVERLAP))
        .repartitionByRange(col(SCORE).desc())
        .sortWithinPartitions(col(SCORE).desc());
  }
}
