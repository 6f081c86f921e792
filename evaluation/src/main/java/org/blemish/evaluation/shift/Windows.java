// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Parts that follow each other, divided into windows of one length; the last may be shorter.
 *
 * @param windows at least one, each with at least one part
 * @param length of all but the last
 */
record Windows(List<List<InspectedPart>> windows, int length) {
  private static final int MOST = 40;
  private static final int SHORTEST = 5;

  static Windows of(List<InspectedPart> parts) {
    int length = Math.max(SHORTEST, (parts.size() + MOST - 1) / MOST);
    List<List<InspectedPart>> windows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += length) {
      windows.add(List.copyOf(parts.subList(i, Math.min(parts.size(), i + length))));
    }
    return new Windows(List.copyOf(windows), length);
  }

  /** The middle of each window on an axis. */
  List<Double> middles(PartAxis axis) {
    return windows.stream().map(axis::middle).toList();
  }

  List<Double> shares(Predicate<InspectedPart> which) {
    return windows.stream().map(w -> (double) w.stream().filter(which).count() / w.size()).toList();
  }

  List<Double> means(ToDoubleFunction<InspectedPart> value) {
    return windows.stream()
        .map(w -> w.stream().mapToDouble(value).average().orElseThrow())
        .toList();
  }
}
