// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.blemish.data.Label;

/**
 * The order in which samples get an image in the report: alternating between the next worst mistake
 * (the highest good and the lowest defective score, alternating) and the next sample of an even
 * spread over all scores. Any prefix of the list is a balanced choice, and no threshold is needed.
 */
final class SampleSelection {
  private SampleSelection() {}

  /** Ids of all samples, the most informative first. */
  static List<String> order(List<SampleSummary> samples) {
    List<SampleSummary> byScore = new ArrayList<>(samples);
    byScore.sort(Comparator.comparingDouble(SampleSummary::score).thenComparing(SampleSummary::id));
    List<SampleSummary> defective = only(byScore, Label.DEFECTIVE);
    List<SampleSummary> good = only(byScore, Label.GOOD);
    Collections.reverse(good);
    List<SampleSummary> mistakes = interleave(List.of(good, defective));
    return interleave(List.of(mistakes, spread(byScore))).stream().map(SampleSummary::id).toList();
  }

  /** Takes the next element of each list in turn, each element once. */
  static <T> List<T> interleave(List<List<T>> lists) {
    LinkedHashSet<T> taken = new LinkedHashSet<>();
    List<Iterator<T>> iterators = new ArrayList<>();
    lists.forEach(list -> iterators.add(list.iterator()));
    boolean more = true;
    while (more) {
      more = false;
      for (Iterator<T> iterator : iterators) {
        while (iterator.hasNext() && !taken.add(iterator.next())) {
          // Taken from another list before: try the next element of this list.
        }
        more |= iterator.hasNext();
      }
    }
    return List.copyOf(taken);
  }

  /** The sorted list at its ends, middle, quarters, eighths, ... */
  private static <T> List<T> spread(List<T> sorted) {
    LinkedHashSet<T> taken = new LinkedHashSet<>();
    int last = sorted.size() - 1;
    for (long parts = 1; taken.size() < sorted.size(); parts *= 2) {
      for (long i = 0; i <= parts; i++) {
        taken.add(sorted.get((int) (last * i / parts)));
      }
    }
    return List.copyOf(taken);
  }

  private static List<SampleSummary> only(List<SampleSummary> samples, Label label) {
    List<SampleSummary> found = new ArrayList<>(samples);
    found.removeIf(sample -> !sample.label().equals(Optional.of(label)));
    return found;
  }
}
