// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a report apart from its samples. Texts are plain, never markup.
 *
 * @param title heading, usually the name of the category
 * @param date when the evaluation ran, in the form to show
 * @param lead the most important result in one sentence; empty: the page makes it from the verdicts
 * @param headerFields further lines of the heading (category, method, preset, model digest), in
 *     order
 * @param warnings what limits the trust in the metrics
 * @param variants at least one, with different names; the first is selected at first
 * @param provenance versions, seeds, digests; in order
 * @param labelCommands commands that accept labels which a reader of the page gives, such as {@code
 *     evaluate --labels}; empty: labels cannot be given
 */
public record Report(
    String title,
    String date,
    Optional<String> lead,
    Map<String, String> headerFields,
    List<String> warnings,
    List<ReportVariant> variants,
    Map<String, String> provenance,
    List<String> labelCommands) {
  public Report {
    headerFields = ReportVariant.ordered(headerFields);
    warnings = List.copyOf(warnings);
    variants = List.copyOf(variants);
    provenance = ReportVariant.ordered(provenance);
    labelCommands = List.copyOf(labelCommands);
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
