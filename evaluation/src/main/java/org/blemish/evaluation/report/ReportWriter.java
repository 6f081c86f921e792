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
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.scoring.DisplayScale;

/**
 * Collects inspected samples one by one and writes them as one HTML file that needs nothing else:
 * no network, no other file. Keeps numbers and encoded pictures only, at most twice as many as the
 * limits allow, so memory stays bounded however many samples come. The same calls give the same
 * bytes. For one thread.
 */
public final class ReportWriter {
  private final ReportLimits limits;
  private final Map<String, Map<String, SampleNumbers>> numbers = new LinkedHashMap<>();
  private final Map<String, EmbeddedPictures> pictures = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  public ReportWriter(ReportLimits limits) {
    this.limits = limits;
  }

  /**
   * Adds what one variant found in one sample.
   *
   * @param variant name of the variant, as it will stand in the report
   * @param scale the variant's colours, the same for all its samples
   * @throws IllegalArgumentException where the variant already has a sample of this id
   */
  public void add(String variant, DisplayScale scale, ReportSample sample) {
    Map<String, SampleNumbers> known =
        numbers.computeIfAbsent(variant, name -> new LinkedHashMap<>());
    if (known.putIfAbsent(sample.id(), SampleNumbers.of(sample)) != null) {
      throw new IllegalArgumentException(
          "variant %s has two samples %s".formatted(variant, sample.id()));
    }
    if (limits.images() == 0 || leftOut.contains(sample.id())) {
      return;
    }
    pictures
        .computeIfAbsent(sample.id(), id -> new EmbeddedPictures(sample, limits.side()))
        .add(variant, scale, sample);
    if (pictures.size() > 2 * limits.images()) {
      keep(limits.images(), Long.MAX_VALUE);
    }
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param file replaced where it exists
   * @throws BlemishException where samples were added for a variant that the report does not have,
   *     or the file cannot be written
   */
  public void write(Path file, Report report) {
    Set<String> names = new HashSet<>();
    report.variants().forEach(variant -> names.add(variant.name()));
    for (String variant : numbers.keySet()) {
      if (!names.contains(variant)) {
        throw new BlemishException(
            "report %s has variants %s, samples were added for %s: name them alike"
                .formatted(report.title(), names, variant));
      }
    }
    keep(limits.images(), limits.bytes());
    AtomicFile.write(
        file,
        bytes -> {
          try (Writer out = new BufferedWriter(new OutputStreamWriter(bytes, UTF_8))) {
            Page.write(
                out,
                report.title(),
                to -> ReportJson.write(to, report, this::samples),
                to -> PicturesJson.write(to, pictures));
          }
        });
  }

  private List<SampleNumbers> samples(String variant) {
    return List.copyOf(numbers.getOrDefault(variant, Map.of()).values());
  }

  /** Drops the pictures of the least telling samples. */
  private void keep(int images, long bytes) {
    List<List<String>> orders = new ArrayList<>();
    numbers.keySet().forEach(variant -> orders.add(Telling.order(samples(variant))));
    Set<String> kept = new HashSet<>();
    long length = 0;
    for (String id : Telling.byTurns(orders)) {
      EmbeddedPictures found = pictures.get(id);
      if (found != null && kept.size() < images && length + found.length() <= bytes) {
        kept.add(id);
        length += found.length();
      }
    }
    pictures.keySet().stream().filter(id -> !kept.contains(id)).forEach(leftOut::add);
    pictures.keySet().retainAll(kept);
  }
}
