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
import org.blemish.core.BlemishException;

/** Times of parts whose results have none: when their files were changed last. */
public final class FileTimes {
  private FileTimes() {}

  private record TimedPart(InspectedPart part, Instant time) {}

  /**
   * The parts in the order of their times, with new numbers.
   *
   * @throws BlemishException if the file of a part is not there
   */
  public static List<InspectedPart> of(List<InspectedPart> parts) {
    List<TimedPart> timed = new ArrayList<>();
    parts.forEach(part -> timed.add(new TimedPart(part, part.time().orElseGet(() -> time(part)))));
    timed.sort(Comparator.comparing(TimedPart::time));
    List<InspectedPart> numbered = new ArrayList<>();
    for (TimedPart each : timed) {
      numbered.add(each.part().at(numbered.size() + 1, each.time()));
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
