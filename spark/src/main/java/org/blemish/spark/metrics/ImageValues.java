// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.blemish.evaluation.metrics.LocoType;
import org.blemish.evaluation.metrics.MetricKey;

/** Metrics of the scores of images. */
final class ImageValues {
  private ImageValues() {}

  /**
   * Puts all that are defined.
   *
   * @param scored parts with a score
   * @param sums of all of them
   * @param rates of the recalls in it
   */
  static void put(
      Map<String, Double> values, Dataset<Row> scored, CurveSums sums, List<Double> rates) {
    if (sums.defined()) {
      values.put(MetricKey.IMAGE_AUROC.name(), sums.auroc());
      for (int i = 0; i < rates.size(); i++) {
        values.put(MetricKey.imageRecallAt(rates.get(i)).name(), sums.recalls()[i]);
      }
    }
    if (sums.total().positives() > 0) {
      values.put(MetricKey.IMAGE_AVERAGE_PRECISION.name(), sums.averagePrecision());
      values.put(MetricKey.IMAGE_F1_MAX.name(), sums.f1Max());
    }
    if (EvaluationColumn.DEFECT_TYPE.in(scored.schema())) {
      for (LocoType type : LocoType.values()) {
        CurveSums ofType = sums(against(scored, type), List.of());
        if (ofType.defined()) {
          values.put(type.imageAuroc().name(), ofType.auroc());
        }
      }
      putMean(
          values,
          MetricKey.IMAGE_AUROC_MEAN,
          LocoType.LOGICAL.imageAuroc(),
          LocoType.STRUCTURAL.imageAuroc());
    }
  }

  /** Sums over the scores of images. */
  static CurveSums sums(Dataset<Row> scored, List<Double> rates) {
    Column defective = col(EvaluationColumn.DEFECTIVE.columnName());
    Dataset<Row> counts =
        scored.select(
            col(EvaluationColumn.SCORE.columnName()),
            when(defective, 0L).otherwise(1L).as("negatives"),
            when(defective, 1L).otherwise(0L).as("positives"),
            lit(0.0).as("overlap"));
    return CurveSums.of(counts, List.of(), rates);
  }

  /** The good parts and those with a defect of this type. */
  static Dataset<Row> against(Dataset<Row> parts, LocoType type) {
    return parts.filter(
        col(EvaluationColumn.DEFECTIVE.columnName())
            .equalTo(false)
            .or(col(EvaluationColumn.DEFECT_TYPE.columnName()).equalTo(type.folder())));
  }

  /** Puts the mean of two metrics if both are defined. */
  static void putMean(Map<String, Double> values, MetricKey key, MetricKey one, MetricKey other) {
    Double first = values.get(one.name());
    Double second = values.get(other.name());
    if (first != null && second != null) {
      values.put(key.name(), (first + second) / 2);
    }
  }
}
