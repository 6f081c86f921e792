// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.text.CsvWriter;

/** Formats of inspection results, one line each. */
public enum ResultFormat {
  /** Aligned columns. */
  TABLE {
    @Override
    public Optional<String> header() {
      return Optional.of("verdict         score  regions  path");
    }

    @Override
    public String line(Inspection inspection) {
      return String.format(
          Locale.ROOT,
          "%-9s  %10.4g  %7d  %s%s",
          inspection.verdict(),
          inspection.score(),
          inspection.regions().size(),
          inspection.source(),
          inspection.verdict() == Verdict.UNSURE
              ? inspection.reason().map(reason -> "  " + reason).orElse("")
              : "");
    }
  },
  /**
   * One JSON object each, with everything in an {@link Inspection} except its anomaly map; at the
   * end one object with the counts.
   */
  JSONL {
    @Override
    public Optional<String> header() {
      return Optional.empty();
    }

    @Override
    public String line(Inspection inspection) {
      return Json.line(inspection);
    }

    @Override
    public Optional<String> summary(InspectionSummary summary) {
      return Optional.of(summary.json());
    }
  },
  /** CSV with the columns {@code path,score,threshold,verdict,regions,reason}. */
  CSV {
    @Override
    public Optional<String> header() {
      return Optional.of("path,score,threshold,verdict,regions,reason");
    }

    @Override
    public String line(Inspection inspection) {
      return CsvWriter.line(
          List.of(
              inspection.source(),
              inspection.score(),
              inspection.thresholds().map(Thresholds::reject),
              inspection.verdict().name(),
              inspection.regions().size(),
              inspection.reason()));
    }
  };

  /** The header line; empty if the format has none. */
  public abstract Optional<String> header();

  /** The inspection as one line, without a line feed. */
  public abstract String line(Inspection inspection);

  /** The last line, with the counts; empty where the format has none. */
  public Optional<String> summary(InspectionSummary summary) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
