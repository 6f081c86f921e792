// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Groups images that take part in the same curves: the negatives of a group are counted once for
 * any number of curves.
 */
final class Cohorts {
  private final int[] cohort;
  private final int count;
  private final int[][] members;

  Cohorts(int images, List<CurvePlan> plans) {
    Map<BitSet, Integer> known = new LinkedHashMap<>();
    cohort = new int[images];
    for (int image = 0; image < images; image++) {
      BitSet curves = new BitSet();
      for (int plan = 0; plan < plans.size(); plan++) {
        curves.set(plan, plans.get(plan).takesPart(image));
      }
      int next = known.size();
      cohort[image] = known.computeIfAbsent(curves, key -> next);
    }
    count = known.size();
    List<BitSet> curves = List.copyOf(known.keySet());
    members = new int[plans.size()][];
    for (int plan = 0; plan < plans.size(); plan++) {
      int p = plan;
      members[plan] = IntStream.range(0, count).filter(c -> curves.get(c).get(p)).toArray();
    }
  }

  int count() {
    return count;
  }

  /** Cohort of an image. */
  int of(int image) {
    return cohort[image];
  }

  /** Cohorts that take part in a curve. */
  int[] members(int plan) {
    return members[plan];
  }
}
