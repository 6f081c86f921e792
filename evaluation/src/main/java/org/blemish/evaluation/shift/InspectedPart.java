// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.scoring.Verdict;

/**
 * One line of results.
 *
 * @param number of the part, from 1, in the order of the files and lines
 * @param time of the inspection, if the line has it
 * @param source path or name of the part
 * @param reject threshold of {@link Verdict#DEFECTIVE} at its inspection
 * @param unsure threshold of {@link Verdict#UNSURE} at its inspection
 * @param reason for display
 * @param size of the input, in whose pixels the regions are
 * @param regions bounds of the regions that look defective
 */
public record InspectedPart(
    int number,
    Optional<Instant> time,
    String source,
    double score,
    Verdict verdict,
    Optional<Double> reject,
    Optional<Double> unsure,
    Optional<String> reason,
    Size size,
    List<Rectangle> regions) {
  public InspectedPart {
    regions = List.copyOf(regions);
  }

  /** The same part with another time and number. */
  InspectedPart at(int place, Instant when) {
    return new InspectedPart(
        place, Optional.of(when), source, score, verdict, reject, unsure, reason, size, regions);
  }

  /** Whether the quality gate or the part itself, not the score, made it unsure. */
  boolean unsureByReason() {
    return verdict == Verdict.UNSURE && reason.isPresent() && !reason.get().startsWith("score ");
  }

  /** The reason without its values: {@code darker than any training image}. */
  Optional<String> reasonKind() {
    return unsureByReason() ? reason.map(text -> text.split(":", 2)[0]) : Optional.empty();
  }
}
