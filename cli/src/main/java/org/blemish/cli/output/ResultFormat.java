// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.PartInspection;
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
    public Optional<String> partHeader() {
      return Optional.of("verdict         score   images  part  worst image");
    }

    @Override
    public String line(PartInspection part) {
      return String.format(
          Locale.ROOT,
          "%-9s  %10.4g  %7d  %s  %s%s",
          part.verdict(),
          part.worstImage().score(),
          part.images().size(),
          part.part(),
          part.worstImage().source(),
          unsureReason(part.verdict(), part.reason()));
    }

    @Override
    public String line(Inspection inspection, Optional<Path> heatMap) {
      return String.format(
          Locale.ROOT,
          "%-9s  %10.4g  %7d  %s%s",
          inspection.verdict(),
          inspection.score(),
          inspection.regions().size(),
          inspection.source(),
          unsureReason(inspection.verdict(), inspection.reason()));
    }

    private static String unsureReason(Verdict verdict, Optional<String> reason) {
      return verdict == Verdict.UNSURE ? reason.map(text -> "  " + text).orElse("") : "";
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
    public Optional<String> partHeader() {
      return Optional.empty();
    }

    @Override
    public String line(Inspection inspection, Optional<Path> heatMap) {
      return inspection.toJson();
    }

    @Override
    public String line(PartInspection part) {
      return part.toJson();
    }

    @Override
    public Optional<String> summary(InspectionSummary summary) {
      return Optional.of(summary.json());
    }
  },
  /**
   * CSV with the columns {@code path,score,threshold,verdict,regions,reason,boxes,heatmap}: {@code
   * boxes} are the bounds of the regions, {@code x y width height} each, separated by semicolons.
   */
  CSV {
    @Override
    public Optional<String> header() {
      return Optional.of("path,score,threshold,verdict,regions,reason,boxes,heatmap");
    }

    @Override
    public Optional<String> partHeader() {
      return Optional.of("part,score,threshold,verdict,images,worst,reason");
    }

    @Override
    public String line(PartInspection part) {
      return CsvWriter.line(
          List.of(
              part.part(),
              part.worstImage().score(),
              part.worstImage().thresholds().map(Thresholds::reject),
              part.verdict().name(),
              part.images().size(),
              part.worstImage().source(),
              part.reason()));
    }

    @Override
    public String line(Inspection inspection, Optional<Path> heatMap) {
      return CsvWriter.line(
          List.of(
              inspection.source(),
              inspection.score(),
              inspection.thresholds().map(Thresholds::reject),
              inspection.verdict().name(),
              inspection.regions().size(),
              inspection.reason(),
              inspection.regions().stream()
                  .map(region -> box(region.bounds()))
                  .collect(Collectors.joining(";")),
              heatMap.map(Path::toString)));
    }

    private static String box(Rectangle bounds) {
      return "%d %d %d %d".formatted(bounds.x(), bounds.y(), bounds.width(), bounds.height());
    }
  };

  /** The header line; empty if the format has none. */
  public abstract Optional<String> header();

  /** The header line of {@link #line(PartInspection)}; empty if the format has none. */
  public abstract Optional<String> partHeader();

  /**
   * The inspection as one line, without a line feed.
   *
   * @param heatMap file of its heat map; empty if none is written
   */
  public abstract String line(Inspection inspection, Optional<Path> heatMap);

  /** The result for a part of several images as one line, without a line feed. */
  public abstract String line(PartInspection part);

  /** The last line, with the counts; empty where the format has none. */
  public Optional<String> summary(InspectionSummary summary) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
