// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a report says beside its samples. Texts are plain, never markup.
 *
 * @param title heading, mostly the category's name
 * @param date when the evaluation ran, as it shall be shown
 * @param headerFields further lines of the heading (category, method, preset, model digest), in
 *     order
 * @param warnings what the reader has to know before trusting the figures
 * @param variants at least one, with different names; the first is shown first
 * @param provenance versions, seeds, digests, machine; in order
 */
public record Report(
    String title,
    String date,
    Map<String, String> headerFields,
    List<String> warnings,
    List<ReportVariant> variants,
    Map<String, String> provenance) {
  public Report {
    headerFields = ReportVariant.ordered(headerFields);
    warnings = List.copyOf(warnings);
    variants = List.copyOf(variants);
    provenance = ReportVariant.ordered(provenance);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("report " + title + " has no variant");
    }
    Set<String> names = new HashSet<>();
    for (ReportVariant variant : variants) {
      if (!names.add(variant.name())) {
        throw new IllegalArgumentException(
            "report %s has two variants named %s".formatted(title, variant.name()));
      }
    }
  }
}
