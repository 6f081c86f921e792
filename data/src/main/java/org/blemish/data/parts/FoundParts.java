// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.util.List;
import java.util.stream.Stream;
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

  /** These and others. */
  FoundParts and(FoundParts others) {
    return new FoundParts(
        Stream.concat(parts.stream(), others.parts.stream()).toList(), skipped.and(others.skipped));
  }
}
