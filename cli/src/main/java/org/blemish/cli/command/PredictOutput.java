// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.InspectionSummary;
import org.blemish.cli.output.ResultFormat;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.PartInspection;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.annotation.CocoRegions;
import org.blemish.evaluation.InspectionReport;

/**
 * Prints the results of {@code blemish predict}: a line for each input or, with {@code --group-by},
 * for each part as soon as its last image is done. For one thread.
 */
final class PredictOutput {
  /** An unfinished part. */
  private static final class Part {
    private final String name;
    private int missing;
    private final List<Inspection> images = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Part(String name, int missing) {
      this.name = name;
      this.missing = missing;
    }
  }

  private final PrintWriter out;
  private final PrintWriter err;
  private final ResultFormat format;
  private final InspectionSummary summary;
  private final PredictFiles files;
  private final Optional<FailOn> failOn;
  private final Optional<InspectionReport> report;
  private final Map<Path, Part> parts = new HashMap<>();
  private final CocoRegions coco = new CocoRegions();
  private boolean matched;

  /**
   * @param report to which inspected inputs are added
   * @param groups inputs by part; empty: each input is a part
   */
  PredictOutput(
      PrintWriter out,
      PrintWriter err,
      ResultFormat format,
      InspectionSummary summary,
      PredictFiles files,
      Optional<FailOn> failOn,
      Optional<InspectionReport> report,
      Optional<Map<String, List<Path>>> groups) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.summary = summary;
    this.files = files;
    this.failOn = failOn;
    this.report = report;
    groups.ifPresent(
        all ->
            all.forEach(
                (name, inputs) -> {
                  Part part = new Part(name, inputs.size());
                  inputs.forEach(input -> parts.put(input, part));
                }));
    (groups.isPresent() ? format.partHeader() : format.header()).ifPresent(out::println);
  }

  void take(Path input, InputInspection.Outcome outcome) {
    Part part = parts.get(input);
    if (outcome instanceof InputInspection.Outcome.Failed failed) {
      summary.failed(input, failed.reason());
      ErrorMessage.print(err, failed.reason());
      if (part != null) {
        part.failures.add(String.valueOf(failed.reason().getMessage()));
      }
    } else if (outcome instanceof InputInspection.Outcome.Inspected inspected) {
      summary.inspected();
      coco.add(inspected.inspection(), inspected.regions());
      inspected.reported().ifPresent(row -> report.orElseThrow().add(row));
      if (part == null) {
        print(
            format.line(inspected.inspection(), files.heatMaps().map(target -> target.of(input))),
            inspected.inspection().verdict());
      } else {
        part.images.add(inspected.inspection());
      }
    }
    if (part != null && --part.missing == 0) {
      finish(part);
    }
  }

  private void finish(Part part) {
    summary.part();
    if (part.images.isEmpty()) {
      ErrorMessage.print(
          err, "part %s: none of its images could be inspected".formatted(part.name));
      return;
    }
    PartInspection result = PartInspection.of(part.name, part.images);
    for (String failure : part.failures) {
      result = result.incomplete(failure);
    }
    print(format.line(result), result.verdict());
  }

  private void print(String line, Verdict verdict) {
    out.println(line);
    out.flush();
    matched |= failOn.isPresent() && failOn.get().matches(verdict);
  }

  /** Whether a verdict was found that {@code --fail-on} names. */
  boolean matched() {
    return matched;
  }

  /** Prints the counts and writes the COCO file and the report. */
  void finish(Optional<Path> cocoFile, Optional<Path> reportFolder) {
    cocoFile.ifPresent(coco::write);
    format.summary(summary).ifPresent(out::println);
    out.flush();
    reportFolder.ifPresent(folder -> report.orElseThrow().write(folder));
    err.println(summary.sentence());
    err.flush();
  }
}
