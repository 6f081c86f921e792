// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.data.text.Yaml;

/**
 * Published metrics in per cent, with their sources.
 *
 * @param datasets metrics by data set
 */
public record PublishedMetrics(List<PublishedDataset> datasets) {
  /**
   * One data set.
   *
   * @param name usual name
   * @param layouts names of the layouts in which it is distributed
   * @param categories folder names of all its categories
   * @param metrics published for it
   */
  public record PublishedDataset(
      String name, List<String> layouts, List<String> categories, List<PublishedMetric> metrics) {
    boolean holds(List<String> folders) {
      return folders.stream()
          .allMatch(folder -> categories.stream().anyMatch(c -> isSame(c, folder)));
    }
  }

  /**
   * Published values of one metric of a method.
   *
   * @param method name given by its authors
   * @param modality {@code rgb}, {@code depth} or {@code rgb+depth}
   * @param metric key of {@code metrics.json}
   * @param mean over all categories
   * @param categories values by category, if they were published
   * @param source publication
   */
  public record PublishedMetric(
      String method,
      String modality,
      String metric,
      double mean,
      Optional<Map<String, Double>> categories,
      String source) {
    /** The value for a category's folder. */
    Optional<Double> of(String category) {
      return categories.flatMap(
          known ->
              known.entrySet().stream()
                  .filter(entry -> isSame(entry.getKey(), category))
                  .map(Map.Entry::getValue)
                  .findFirst());
    }
  }

  /** The published metrics that are part of the program. */
  public static PublishedMetrics embedded() {
    try (InputStream in = PublishedMetrics.class.getResourceAsStream("published.yaml")) {
      if (in == null) {
        throw new IllegalStateException("published.yaml is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Yaml.read(text, PublishedMetrics.class, "published.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data set in this layout that has all these categories; empty if there is none. */
  public Optional<PublishedDataset> dataset(String layout, List<String> categories) {
    return datasets.stream()
        .filter(known -> known.layouts().contains(layout) && known.holds(categories))
        .findFirst();
  }

  /** Whether two names differ at most in case and punctuation: "metal nut" and "metal_nut". */
  static boolean isSame(String a, String b) {
    return plain(a).equals(plain(b));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
