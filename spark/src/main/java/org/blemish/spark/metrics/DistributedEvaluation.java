// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.BlemishException;
import org.blemish.evaluation.metrics.EvaluationSettings;

/**
 * Metrics of inspected parts, exact: every distinct score is a threshold, and equal scores are
 * passed together, as by {@link org.blemish.evaluation.metrics.Evaluator}, with whose values these
 * agree. No machine needs memory for more than one map or for all scores. Immutable.
 *
 * <p>The data set has the columns of {@link org.blemish.spark.BlemishDetector} and:
 *
 * <ul>
 *   <li>{@code defective}: boolean, the label;
 *   <li>{@code mask_path}: path of the mask of defective pixels, or an array of paths, null for a
 *       good part. Without this column there are no pixel metrics; they cover the parts with a
 *       {@code map_path}, and those of them that are defective need a mask. The 8-connected
 *       components of their union are the regions of AU-PRO;
 *   <li>{@code excluded_path}, optional: path of a mask of pixels in no pixel metric, or null;
 *       pixels that the model excludes are in none either;
 *   <li>{@code defect_type}, optional: for MVTec LOCO AD {@code logical_anomalies} or {@code
 *       structural_anomalies}, which are measured apart;
 *   <li>{@code defects_config}, optional: path of the file {@code defects_config.json} of MVTec
 *       LOCO AD. Each mask is then one region with a saturation area, and AU-sPRO is computed
 *       instead of AU-PRO.
 * </ul>
 *
 * @param settings limits and sizes; there are no bootstrap intervals
 */
public record DistributedEvaluation(EvaluationSettings settings) {
  /** With the limits that {@code blemish evaluate} has. */
  public DistributedEvaluation() {
    this(EvaluationSettings.defaults());
  }

  /**
   * Computes the metrics. Parts without a score are counted and are in no metric.
   *
   * @param inspected is read several times: save it, or cache it, rather than inspect again
   * @throws BlemishException if a column is missing or of another type, or a part has no label
   */
  public DistributedMetrics evaluate(Dataset<Row> inspected) {
    StructType schema = inspected.schema();
    EvaluationColumn.SCORE.require(schema);
    EvaluationColumn.VERDICT.require(schema);
    EvaluationColumn.DEFECTIVE.require(schema);
    String defective = EvaluationColumn.DEFECTIVE.columnName();
    if (!inspected.filter(col(defective).isNull()).isEmpty()) {
      throw new BlemishException(
          "column \"%s\" has nulls: remove parts without a label".formatted(defective));
    }
    Column score = col(EvaluationColumn.SCORE.columnName());
    Dataset<Row> scored = inspected.filter(score.isNotNull());
    CurveSums images = ImageValues.sums(scored, settings.falseRejectRates());
    Map<String, Double> values = new HashMap<>();
    ImageValues.put(values, scored, images, settings.falseRejectRates());
    if (EvaluationColumn.MASK_PATH.in(schema)) {
      PixelValues.of(scored).put(values, settings);
    }
    return new DistributedMetrics(
        images.total().negatives(),
        images.total().positives(),
        inspected.filter(score.isNull()).count(),
        values,
        VerdictSums.of(scored, EvaluationColumn.VERDICT.columnName(), defective));
  }
}
