// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The horizontal axis of the charts: the time of the inspections if every part has one and they
 * follow each other, else the numbers of the parts.
 *
 * @param zone whose time is shown; empty for numbers
 * @param range lowest and highest value
 */
record PartAxis(Optional<ZoneId> zone, List<Double> range) {
  /**
   * @param parts at least one
   * @param zone whose time is shown
   */
  static PartAxis of(List<InspectedPart> parts, ZoneId zone) {
    if (!ordered(parts)) {
      return new PartAxis(Optional.empty(), List.of(1.0, Math.max(2.0, parts.size())));
    }
    PartAxis axis = new PartAxis(Optional.of(zone), List.of());
    return new PartAxis(
        axis.zone, List.of(axis.value(parts.get(0)), axis.value(parts.get(parts.size() - 1))));
  }

  private static boolean ordered(List<InspectedPart> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Optional<Instant> time = parts.get(i).time();
      if (time.isEmpty() || (i > 0 && time.get().isBefore(parts.get(i - 1).time().get()))) {
        return false;
      }
    }
    return parts.get(0).time().get().isBefore(parts.get(parts.size() - 1).time().get());
  }

  String label() {
    return zone.isPresent() ? "Time" : "Part";
  }

  /** Format of the axis, as {@link org.blemish.evaluation.page.PageBlock.LineChart} has it. */
  String format() {
    return zone.isPresent() ? "time" : "number";
  }

  /**
   * Where a part is: its number, or seconds of the local time as if it were UTC, to a millisecond.
   */
  double value(InspectedPart part) {
    return zone.flatMap(
            place ->
                part.time()
                    .map(
                        time ->
                            time.atZone(place)
                                    .toLocalDateTime()
                                    .toInstant(ZoneOffset.UTC)
                                    .toEpochMilli()
                                / 1000.0))
        .orElse((double) part.number());
  }

  /** The middle of parts that follow each other. */
  double middle(List<InspectedPart> window) {
    return (value(window.get(0)) + value(window.get(window.size() - 1))) / 2;
  }
}
