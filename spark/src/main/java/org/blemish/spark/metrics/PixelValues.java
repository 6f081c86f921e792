// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.size;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.LocoType;
import org.blemish.evaluation.metrics.MetricKey;

/**
 * Metrics of the pixels of anomaly maps.
 *
 * @param maps rows of {@link EvaluatedMap#columns} with a map
 * @param saturated whether regions have saturation areas: AU-sPRO instead of AU-PRO
 */
record PixelValues(Dataset<Row> maps, boolean saturated) {
  /**
   * @throws BlemishException if a column is of another type, masks do not agree with labels, or
   *     some defective parts have kinds of defects and others have none
   */
  static PixelValues of(Dataset<Row> scored) {
    EvaluationColumn.MAP_PATH.require(scored.schema());
    Column defective = col(EvaluationColumn.DEFECTIVE.columnName());
    Column masks = col(EvaluationColumn.MASK_PATH.columnName());
    Dataset<Row> maps =
        scored
            .select(EvaluatedMap.columns(scored.schema()))
            .filter(col(EvaluationColumn.MAP_PATH.columnName()).isNotNull());
    Column hasMask = masks.isNotNull().and(size(masks).gt(0));
    Column hasKinds = col(EvaluationColumn.DEFECTS_CONFIG.columnName()).isNotNull();
    Row counts =
        maps.select(
                count_if(defective.notEqual(hasMask)),
                count_if(defective.and(hasKinds)),
                count_if(defective))
            .first();
    if (counts.getLong(0) > 0) {
      throw new BlemishException(
          "column \"%s\" does not agree with \"%s\": expected a mask for every defective part, and none for good ones"
              .formatted(
                  EvaluationColumn.MASK_PATH.columnName(),
                  EvaluationColumn.DEFECTIVE.columnName()));
    }
    if (counts.getLong(1) > 0 && counts.getLong(1) < counts.getLong(2)) {
      throw new BlemishException(
          "column \"%s\" is set for %d of %d defective parts, expected all or none: AU-PRO and AU-sPRO cannot be combined"
              .formatted(
                  EvaluationColumn.DEFECTS_CONFIG.columnName(),
                  counts.getLong(1),
                  counts.getLong(2)));
    }
    return new PixelValues(maps, counts.getLong(1) > 0);
  }

  /** Puts all that are defined. */
  void put(Map<String, Double> values, EvaluationSettings settings) {
    List<Double> proLimits = saturated ? List.of() : settings.proLimits();
    CurveSums pixels = curve(maps, PixelCounts.ofMaps(), proLimits);
    if (pixels.defined()) {
      values.put(MetricKey.PIXEL_AUROC.name(), pixels.auroc());
      values.put(MetricKey.PIXEL_AVERAGE_PRECISION.name(), pixels.averagePrecision());
    }
    putOverlaps(values, pixels, proLimits.stream().map(MetricKey::auPro).toList());
    Size size = settings.resizedAurocSize();
    CurveSums resized = curve(maps, PixelCounts.ofResized(size), List.of());
    if (resized.defined()) {
      values.put(MetricKey.pixelAurocAt(size.width()).name(), resized.auroc());
    }
    if (saturated) {
      putSaturated(values, settings.sproLimits());
    }
  }

  private void putSaturated(Map<String, Double> values, List<Double> limits) {
    for (LocoType type : LocoType.values()) {
      CurveSums sums = curve(ImageValues.against(maps, type), PixelCounts.ofMaps(), limits);
      putOverlaps(
          values, sums, limits.stream().map(limit -> MetricKey.auSpro(limit).of(type)).toList());
    }
    for (double limit : limits) {
      MetricKey key = MetricKey.auSpro(limit);
      ImageValues.putMean(values, key, key.of(LocoType.LOGICAL), key.of(LocoType.STRUCTURAL));
    }
  }

  private static CurveSums curve(Dataset<Row> maps, PixelCounts counts, List<Double> limits) {
    return CurveSums.of(maps.flatMap(counts, Encoders.row(ScoreCounts.TYPE)), limits, List.of());
  }

  private static void putOverlaps(
      Map<String, Double> values, CurveSums sums, List<MetricKey> keys) {
    for (int i = 0; sums.defined() && i < keys.size(); i++) {
      values.put(keys.get(i).name(), sums.overlaps()[i]);
    }
  }
}
