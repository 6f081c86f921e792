// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds of each stage, in the order of the stages. */
final class StageTimes {
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Runs a part of a stage and adds its time. */
  <T> T time(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(stage, (System.nanoTime() - start) / 1e9, Double::sum);
    }
  }

  /** Sets the time of a stage whose work was done earlier. */
  void put(String stage, double time) {
    seconds.put(stage, time);
  }

  Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
