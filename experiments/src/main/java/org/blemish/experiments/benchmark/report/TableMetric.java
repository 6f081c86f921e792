// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.blemish.evaluation.metrics.MetricKey;

/**
 * A metric that benchmark reports have a table for.
 *
 * @param key of the metric
 * @param isColumn whether it is a column of each category's table too
 */
record TableMetric(MetricKey key, boolean isColumn) {
  /** The limit of the published AU-sPRO, one of the five of the data set's evaluator. */
  private static final double PUBLISHED_SPRO_LIMIT = 0.05;

  private static final List<TableMetric> IMAGE =
      List.of(
          new TableMetric(MetricKey.IMAGE_AUROC, true),
          new TableMetric(MetricKey.IMAGE_AUROC_LOGICAL, true),
          new TableMetric(MetricKey.IMAGE_AUROC_STRUCTURAL, true),
          new TableMetric(MetricKey.IMAGE_AUROC_MEAN, true),
          new TableMetric(MetricKey.IMAGE_F1_MAX, false));

  private static final List<TableMetric> PIXEL =
      List.of(
          new TableMetric(MetricKey.auSpro(PUBLISHED_SPRO_LIMIT), true),
          new TableMetric(MetricKey.PIXEL_AUROC, true),
          new TableMetric(MetricKey.pixelAurocAt(192), true));

  /**
   * The metrics with tables among some keys, in table order; AU-PRO with the largest limit first.
   */
  static List<TableMetric> withTables(Collection<String> keys) {
    Stream<TableMetric> overlap =
        keys.stream()
            .map(key -> MetricKey.of(key).auProLimit())
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(limit -> new TableMetric(MetricKey.auPro(limit), true));
    return Stream.of(IMAGE.stream(), overlap, PIXEL.stream())
        .flatMap(metrics -> metrics)
        .filter(metric -> keys.contains(metric.key().name()))
        .toList();
  }

  /** The keys among them that are columns of a category's table. */
  static List<MetricKey> columns(Collection<String> keys) {
    return withTables(keys).stream().filter(TableMetric::isColumn).map(TableMetric::key).toList();
  }
}
