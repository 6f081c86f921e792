// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.data.Sample;

/**
 * Chooses the parts that the page shows: of each label the first whose verdict is right without
 * corruption, else the first. For one thread.
 */
final class ExampleChoice {
  private final Map<Label, List<CorruptionExample>> kept = new EnumMap<>(Label.class);
  private final Map<Label, Boolean> settled = new EnumMap<>(Label.class);

  /**
   * Whether the corrupted images of a sample are to be drawn.
   *
   * @param verdict of the sample as it is
   */
  boolean wants(Sample sample, Verdict verdict) {
    Verdict right = sample.label() == Label.GOOD ? Verdict.GOOD : Verdict.DEFECTIVE;
    boolean better = verdict == right && !settled.getOrDefault(sample.label(), false);
    if (better || !kept.containsKey(sample.label())) {
      kept.put(sample.label(), new ArrayList<>());
      settled.put(sample.label(), verdict == right);
      return true;
    }
    return false;
  }

  void add(CorruptionExample example) {
    kept.computeIfAbsent(example.label(), label -> new ArrayList<>()).add(example);
  }

  List<CorruptionExample> all() {
    return kept.values().stream().flatMap(List::stream).toList();
  }
}
