// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.evaluation.page.PageTemplate;

/**
 * Collects inspected samples one by one and writes them as one HTML file that needs no network and
 * no other file. Images are kept encoded, for at most twice as many samples as the limits allow, so
 * their memory is bounded. The same calls give the same bytes. For one thread.
 */
public final class ReportWriter {
  private static final long MEGABYTE = 1 << 20;
  private static final List<String> SCRIPTS =
      Stream.of(
              "statistics",
              "state",
              "image",
              "labels",
              "gallery",
              "summary",
              "decisions",
              "curves",
              "metrics",
              "orbit",
              "surface",
              "viewer",
              "details",
              "main")
          .map(name -> "report/script/" + name)
          .toList();

  private final ReportLimits limits;
  private final Map<String, Map<String, SampleSummary>> summaries = new LinkedHashMap<>();
  private final Map<String, EmbeddedImages> embedded = new LinkedHashMap<>();
  private final Set<String> withoutImages = new HashSet<>();

  public ReportWriter(ReportLimits limits) {
    this.limits = limits;
  }

  /**
   * Adds the result of one variant for one sample.
   *
   * @param variant name of the variant in the report
   * @param scale colour scale of the variant, the same for all its samples
   * @throws IllegalArgumentException if the variant already has a sample of this id
   */
  public void add(String variant, DisplayScale scale, ReportSample sample) {
    Map<String, SampleSummary> known =
        summaries.computeIfAbsent(variant, name -> new LinkedHashMap<>());
    if (known.putIfAbsent(sample.id(), SampleSummary.of(sample)) != null) {
      throw new IllegalArgumentException(
          "variant %s has two samples %s".formatted(variant, sample.id()));
    }
    if (limits.images() == 0 || sample.images().isEmpty() || withoutImages.contains(sample.id())) {
      return;
    }
    embedded
        .computeIfAbsent(sample.id(), id -> new EmbeddedImages(sample, limits.side()))
        .add(variant, scale, sample);
    if (embedded.size() > 2 * limits.images()
        || embedded.values().stream().mapToLong(EmbeddedImages::length).sum()
            > 2 * limits.bytes() + MEGABYTE) {
      keep(limits.images(), limits.bytes());
    }
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param file replaced if it exists
   * @param links folder that the page will be opened in, which links to samples start from
   * @throws BlemishException if samples were added for a variant that the report does not have, or
   *     the file cannot be written
   */
  public void write(Path file, Report report, Path links) {
    Set<String> names = new HashSet<>();
    report.variants().forEach(variant -> names.add(variant.name()));
    for (String variant : summaries.keySet()) {
      if (!names.contains(variant)) {
        throw new BlemishException(
            "report %s has variants %s, samples were added for %s: use the same names"
                .formatted(report.title(), names, variant));
      }
    }
    keep(limits.images(), limits.bytes());
    AtomicFile.write(
        file,
        bytes -> {
          try (Writer out = new BufferedWriter(new OutputStreamWriter(bytes, UTF_8))) {
            PageTemplate.write(
                out,
                report.title(),
                SCRIPTS,
                to ->
                    ReportJson.write(
                        to, report, this::samples, EmbeddedLayers.of(embedded.values()), links),
                to -> EmbeddedImagesJson.write(to, embedded));
          }
        });
  }

  private List<SampleSummary> samples(String variant) {
    return List.copyOf(summaries.getOrDefault(variant, Map.of()).values());
  }

  /** Drops the images of the least informative samples. */
  private void keep(int images, long bytes) {
    List<List<String>> orders = new ArrayList<>();
    summaries.keySet().forEach(variant -> orders.add(SampleSelection.order(samples(variant))));
    Set<String> kept = new HashSet<>();
    long length = 0;
    for (String id : SampleSelection.interleave(orders)) {
      EmbeddedImages found = embedded.get(id);
      if (found != null && kept.size() < images && length + found.length() <= bytes) {
        kept.add(id);
        length += found.length();
      }
    }
    embedded.keySet().stream().filter(id -> !kept.contains(id)).forEach(withoutImages::add);
    embedded.keySet().retainAll(kept);
  }
}
