// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.skipped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.text.ShortList;

/**
 * All files and folders that were found and are not used. Immutable.
 *
 * @param all in the order in which they were found
 */
public record SkippedFiles(List<SkippedFile> all) {
  /** No file was skipped. */
  public static final SkippedFiles NONE = new SkippedFiles(List.of());

  private static final int NAMED = 3;

  public SkippedFiles {
    all = List.copyOf(all);
  }

  /** These and others. */
  public SkippedFiles and(SkippedFiles others) {
    return new SkippedFiles(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /** Number of files and folders. */
  public int count() {
    return all.size();
  }

  /** Whether one of them may have been meant to be used. */
  public boolean mayHoldParts() {
    return all.stream().anyMatch(file -> file.reason().mayBePart());
  }

  /**
   * One line for each reason, such as {@code skipped 12 files (hidden, ...): in/.a.png, in/.b.png,
   * in/.c.png and 9 more}.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    byText()
        .forEach(
            (text, files) ->
                lines.add(
                    files.size() == 1
                        ? "skipped %s: %s".formatted(files.get(0).path(), text)
                        : "skipped %d files (%s): %s".formatted(files.size(), text, names(files))));
    return lines;
  }

  /** The skipped files by their reason in words, in the order in which the reasons occurred. */
  public Map<String, List<SkippedFile>> byText() {
    return all.stream()
        .collect(Collectors.groupingBy(SkippedFile::text, LinkedHashMap::new, Collectors.toList()));
  }

  private static String names(List<SkippedFile> files) {
    return ShortList.of(files.stream().map(file -> file.path().toString()).toList(), NAMED);
  }
}
