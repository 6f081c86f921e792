// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.blemish.core.BlemishException;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.MetricKey;

/**
 * Metrics of inspected parts, exact: every distinct score is a threshold, and equal scores are
 * passed together, as by {@link org.blemish.evaluation.metrics.Evaluator}, with whose values these
 * agree. No machine needs memory for more than one map or for all scores. Immutable.
 *
 * <p>The data set has the columns of {@link org.blemish.spark.BlemishDetector} and:
 *
 * <ul>
 *   <li>{@code defective}: boolean, the label;
 *   <li>{@code mask_path}: path of the mask of defective pixels, null for a good part. Without this
 *       column there are no pixel metrics; they cover the parts with a {@code map_path}, and those
 *       of them that are defective need a mask. Its 8-connected components are the regions of
 *       AU-PRO;
 *   <li>{@code excluded_path}, optional: path of a mask of pixels in no pixel metric, or null.
 * </ul>
 *
 * @param proLimits false positive rates up to which AU-PRO is computed, above 0 and at most 1
 */
public record DistributedEvaluation(List<Double> proLimits) {
  private static final String SCORE = "score";
  private static final String VERDICT = "verdict";
  private static final String MAP = "map_path";
  private static final String DEFECTIVE = "defective";
  private static final String MASK = "mask_path";
  private static final String EXCLUDED = "excluded_path";

  public DistributedEvaluation {
    proLimits = List.copyOf(proLimits);
    for (double limit : proLimits) {
      if (!(limit > 0 && limit <= 1)) {
        throw new BlemishException(
            "limit of AU-PRO is %s: expected above 0 and at most 1".formatted(limit));
      }
    }
  }

  /** With the limits that {@code blemish evaluate} has. */
  public DistributedEvaluation() {
    this(EvaluationSettings.defaults().proLimits());
  }

  /**
   * Computes the metrics. Parts without a score are counted and are in no metric.
   *
   * @param inspected is read several times: save it, or cache it, rather than inspect again
   * @throws BlemishException if a column is missing or of another type, or a part has no label
   */
  public DistributedMetrics evaluate(Dataset<Row> inspected) {
    require(inspected.schema(), SCORE, DataTypes.DoubleType);
    require(inspected.schema(), VERDICT, DataTypes.StringType);
    require(inspected.schema(), DEFECTIVE, DataTypes.BooleanType);
    if (!inspected.filter(col(DEFECTIVE).isNull()).isEmpty()) {
      throw new BlemishException(
          "column \"%s\" has nulls: remove parts without a label".formatted(DEFECTIVE));
    }
    Dataset<Row> scored = inspected.filter(col(SCORE).isNotNull());
    CurveSums images = CurveSums.of(imageCounts(scored), List.of());
    Map<String, Double> values = new HashMap<>();
    if (images.defined()) {
      values.put(MetricKey.IMAGE_AUROC.name(), images.auroc());
    }
    if (images.total().positives() > 0) {
      values.put(MetricKey.IMAGE_AVERAGE_PRECISION.name(), images.averagePrecision());
    }
    if (has(inspected.schema(), MASK)) {
      putPixels(values, scored);
    }
    return new DistributedMetrics(
        images.total().negatives(),
        images.total().positives(),
        inspected.filter(col(SCORE).isNull()).count(),
        values,
        VerdictSums.of(scored, VERDICT, DEFECTIVE));
  }

  private static Dataset<Row> imageCounts(Dataset<Row> scored) {
    return scored.select(
        col(SCORE),
        when(col(DEFECTIVE), 0L).otherwise(1L).as("negatives"),
        when(col(DEFECTIVE), 1L).otherwise(0L).as("positives"),
        lit(0.0).as("overlap"));
  }

  private void putPixels(Map<String, Double> values, Dataset<Row> scored) {
    StructType schema = scored.schema();
    require(schema, MAP, DataTypes.StringType);
    require(schema, MASK, DataTypes.StringType);
    Dataset<Row> maps = scored.filter(col(MAP).isNotNull());
    if (!maps.filter(col(DEFECTIVE).notEqual(col(MASK).isNotNull())).isEmpty()) {
      throw new BlemishException(
          "column \"%s\" does not agree with \"%s\": expected a mask for every defective part, and none for good ones"
              .formatted(MASK, DEFECTIVE));
    }
    Column excluded = has(schema, EXCLUDED) ? col(EXCLUDED) : lit(null).cast(DataTypes.StringType);
    CurveSums pixels =
        CurveSums.of(
            maps.select(col(MAP), col(MASK), excluded)
                .flatMap(new PixelCounts(), Encoders.row(ScoreCounts.TYPE)),
            proLimits);
    if (pixels.defined()) {
      values.put(MetricKey.PIXEL_AUROC.name(), pixels.auroc());
      values.put(MetricKey.PIXEL_AVERAGE_PRECISION.name(), pixels.averagePrecision());
      for (int i = 0; i < proLimits.size(); i++) {
        values.put(MetricKey.auPro(proLimits.get(i)).name(), pixels.overlaps()[i]);
      }
    }
  }

  private static boolean has(StructType schema, String column) {
    return Arrays.asList(schema.fieldNames()).contains(column);
  }

  private static void require(StructType schema, String column, DataType type) {
    if (!has(schema, column) || !schema.apply(column).dataType().equals(type)) {
      throw new BlemishException(
          "column \"%s\" is %s, expected %s; the data set has %s"
              .formatted(
                  column,
                  has(schema, column) ? schema.apply(column).dataType().simpleString() : "missing",
                  type.simpleString(),
                  Arrays.toString(schema.fieldNames())));
    }
  }
}
