// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.blemish.core.BlemishException;

/** Times of parts whose results have none: when their files were changed last. */
public final class FileTimes {
  private FileTimes() {}

  /**
   * The parts in the order of their times, with new numbers.
   *
   * @throws BlemishException if the file of a part is not there
   */
  public static List<InspectedPart> of(List<InspectedPart> parts) {
    Map<Integer, Instant> times = new TreeMap<>();
    parts.forEach(part -> times.put(part.number(), part.time().orElseGet(() -> time(part))));
    List<InspectedPart> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparing(part -> times.get(part.number())));
    List<InspectedPart> numbered = new ArrayList<>();
    for (InspectedPart part : sorted) {
      numbered.add(part.at(numbered.size() + 1, times.get(part.number())));
    }
    return numbered;
  }

  private static Instant time(InspectedPart part) {
    try {
      return Files.getLastModifiedTime(Path.of(part.source())).toInstant();
    } catch (IOException | InvalidPathException e) {
      throw new BlemishException(
          "%s: the time of the file cannot be read (%s); leave out --file-times"
              .formatted(part.source(), e.getMessage()),
          e);
    }
  }
}
