// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.data.skipped.SkippedFiles;

/**
 * Counts what became of the inputs of an inspection: inspected, skipped, or failed. For one thread.
 */
public final class InspectionSummary {
  /** An input that could not be inspected. */
  private record FailedInput(String path, String error) {}

  /** Files that were skipped for one reason. */
  private record SkippedGroup(String reason, int count, List<String> paths) {}

  /** The last record of {@code --format jsonl}. */
  private record Counts(
      int inspected,
      int skipped,
      int failed,
      Optional<Integer> parts,
      boolean complete,
      List<SkippedGroup> skippedFiles,
      List<FailedInput> failedFiles) {}

  private record SummaryLine(int schema, Counts summary) {}

  private final SkippedFiles skipped;
  private final List<FailedInput> failed = new ArrayList<>();
  private int inspected;
  private int parts;

  /**
   * @param skipped files that were found and are not inspected
   */
  public InspectionSummary(SkippedFiles skipped) {
    this.skipped = skipped;
  }

  /** Counts an inspected input. */
  public void inspected() {
    inspected++;
  }

  /** Counts a part whose images are all done. */
  public void part() {
    parts++;
  }

  /** Counts an input that could not be inspected. */
  public void failed(Path input, BlemishException e) {
    failed.add(new FailedInput(input.toString(), String.valueOf(e.getMessage())));
  }

  /**
   * Whether every input was inspected: none failed, and none of the skipped files may have been
   * meant to be inspected.
   */
  public boolean complete() {
    return failed.isEmpty() && !skipped.mayHoldParts();
  }

  /** For people: {@code 97 inspected, 2 skipped, 1 failed}. */
  public String sentence() {
    return "%d inspected, %d skipped, %d failed%s"
        .formatted(
            inspected,
            skipped.count(),
            failed.size(),
            parts > 0 ? ", %d parts".formatted(parts) : "");
  }

  /** For programs: one line of JSON, {@code {"schema":1,"summary":{"inspected":97,...}}}. */
  public String json() {
    List<SkippedGroup> groups = new ArrayList<>();
    skipped
        .byText()
        .forEach(
            (text, files) ->
                groups.add(
                    new SkippedGroup(
                        text,
                        files.size(),
                        files.stream().map(file -> file.path().toString()).toList())));
    return Json.line(
        new SummaryLine(
            1,
            new Counts(
                inspected,
                skipped.count(),
                failed.size(),
                parts > 0 ? Optional.of(parts) : Optional.empty(),
                complete(),
                groups,
                failed)));
  }
}
