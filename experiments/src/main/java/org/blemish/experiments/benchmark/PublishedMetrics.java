// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

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
 * Figures that others have published, in per cent, with where they stand.
 *
 * @param datasets by data set
 */
public record PublishedMetrics(List<PublishedDataset> datasets) {
  /**
   * One data set.
   *
   * @param name as people call it
   * @param layouts in which it is distributed
   * @param categories all of its categories' folders
   * @param metrics published for it
   */
  public record PublishedDataset(
      String name, List<String> layouts, List<String> categories, List<PublishedMetric> metrics) {
    boolean holds(List<String> folders) {
      return folders.stream()
          .allMatch(folder -> categories.stream().anyMatch(c -> same(c, folder)));
    }
  }

  /**
   * A published row.
   *
   * @param method as its authors call it
   * @param modality what it looks at
   * @param metric key of {@code metrics.json}
   * @param mean over all categories
   * @param categories single ones, where they were published
   * @param source where it stands
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
                  .filter(entry -> same(entry.getKey(), category))
                  .map(Map.Entry::getValue)
                  .findFirst());
    }
  }

  /** The figures that come with the program. */
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

  /** The data set that has all these categories in that layout. */
  public Optional<PublishedDataset> dataset(String layout, List<String> categories) {
    return datasets.stream()
        .filter(known -> known.layouts().contains(layout) && known.holds(categories))
        .findFirst();
  }

  /** "metal nut" and "metal_nut" are one. */
  private static boolean same(String a, String b) {
    return plain(a).equals(plain(b));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
