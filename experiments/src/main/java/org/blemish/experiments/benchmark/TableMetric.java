// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric with its own table.
 *
 * @param key in {@code metrics.json}
 * @param title of its table
 * @param column heading in the table of a category; empty where it is no column there
 */
record TableMetric(String key, String title, Optional<String> column) {
  private static final String AU_PRO = "au_pro_";

  private static final List<TableMetric> IMAGE =
      List.of(
          of("image_auroc", "Image AUROC", "image AUROC"),
          of("image_auroc_logical", "Image AUROC, logical defects", "logical"),
          of("image_auroc_structural", "Image AUROC, structural defects", "structural"),
          of("image_auroc_mean", "Image AUROC, mean of logical and structural", "their mean"),
          new TableMetric("image_f1_max", "Image F1, maximum", Optional.empty()));

  private static final List<TableMetric> PIXEL =
      List.of(
          // The limit of the published values, one of five limits of the data set's evaluator.
          of("au_spro_0.05", "AU-sPRO to 5 % false positives", "AU-sPRO 0.05"),
          of("pixel_auroc", "Pixel AUROC, full image size, exact masks", "pixel AUROC"),
          of(
              "pixel_auroc_192",
              "Pixel AUROC at 192x192, any touched pixel counts",
              "pixel AUROC at 192"));

  private static TableMetric of(String key, String title, String column) {
    return new TableMetric(key, title, Optional.of(column));
  }

  /**
   * The metrics among these keys, in the order of the tables; AU-PRO with the widest limit first.
   */
  static List<TableMetric> withTables(Collection<String> keys) {
    Stream<TableMetric> overlap =
        keys.stream()
            .filter(key -> key.startsWith(AU_PRO))
            .map(key -> Double.parseDouble(key.substring(AU_PRO.length())))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(TableMetric::overlap);
    return Stream.of(IMAGE.stream(), overlap, PIXEL.stream())
        .flatMap(metrics -> metrics)
        .filter(metric -> keys.contains(metric.key()))
        .toList();
  }

  /** The metrics among these keys that are columns in the table of a category. */
  static List<TableMetric> columns(Collection<String> keys) {
    return withTables(keys).stream().filter(metric -> metric.column().isPresent()).toList();
  }

  private static TableMetric overlap(double limit) {
    String written = NumberFormats.plain(limit);
    return of(
        AU_PRO + written,
        "AU-PRO to %s %% false positives".formatted(NumberFormats.plain(100 * limit)),
        "AU-PRO " + written);
  }
}
