// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.blemish.data.skipped.SkippedFiles;

/**
 * Parts, and the files that were found with them and are not used.
 *
 * @param parts in the order of the arguments
 * @param skipped with their reasons
 */
public record FoundParts(List<PartFiles> parts, SkippedFiles skipped) {
  public FoundParts {
    parts = List.copyOf(parts);
  }

  /** Of these parts; nothing was skipped. */
  static FoundParts of(List<PartFiles> parts) {
    return new FoundParts(parts, SkippedFiles.NONE);
  }

  /**
   * Without the parts in folders that results are written to, unless there are no others: results
   * of an earlier run are no parts.
   */
  FoundParts outside(List<Path> results) {
    List<Path> folders = results.stream().map(FoundParts::absolute).toList();
    List<PartFiles> outside = new ArrayList<>();
    List<SkippedFile> inside = new ArrayList<>();
    for (PartFiles part : parts) {
      if (folders.stream().anyMatch(absolute(part.path())::startsWith)) {
        inside.add(new SkippedFile(part.path(), SkipReason.RESULT));
      } else {
        outside.add(part);
      }
    }
    return outside.isEmpty()
        ? this
        : new FoundParts(outside, skipped.and(new SkippedFiles(inside)));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** These and others. */
  FoundParts and(FoundParts others) {
    return new FoundParts(
        Stream.concat(parts.stream(), others.parts.stream()).toList(), skipped.and(others.skipped));
  }
}
