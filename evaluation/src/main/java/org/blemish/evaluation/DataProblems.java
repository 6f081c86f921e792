// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.blemish.data.MaskNote;

/**
 * What is wrong or notable with the files of an evaluation; {@code data_problems} in {@code
 * metrics.json}. Immutable.
 *
 * @param failed images that could not be inspected; they are in no metric
 * @param masks notes about masks
 */
public record DataProblems(List<FailedSample> failed, List<MaskNote> masks) {
  /** Nothing is wrong. */
  public static final DataProblems NONE = new DataProblems(List.of(), List.of());

  private static final int NAMED = 5;

  /**
   * An image that could not be inspected.
   *
   * @param id of the sample
   * @param error why, in one line
   */
  public record FailedSample(String id, String error) {}

  public DataProblems {
    failed = List.copyOf(failed);
    masks = List.copyOf(masks);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return failed.isEmpty() && masks.isEmpty();
  }

  /** Sentences for people; none where nothing is wrong. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!failed.isEmpty()) {
      lines.add(
          "%d test %s could not be inspected and %s in no metric:"
              .formatted(
                  failed.size(),
                  failed.size() == 1 ? "image" : "images",
                  failed.size() == 1 ? "is" : "are"));
      failed.stream().limit(NAMED).forEach(one -> lines.add("  " + one.error()));
      if (failed.size() > NAMED) {
        lines.add("  and %d more".formatted(failed.size() - NAMED));
      }
    }
    lines.addAll(MaskNote.lines(masks));
    return lines;
  }

  /** For {@code metrics.json}. */
  DataProblemsJson json() {
    return new DataProblemsJson(failed, MaskNote.lines(masks));
  }

  /**
   * The JSON form.
   *
   * @param failed images that could not be inspected
   * @param masks sentences about masks
   */
  record DataProblemsJson(
      @JsonProperty("failed_images") List<FailedSample> failed, List<String> masks) {}
}
