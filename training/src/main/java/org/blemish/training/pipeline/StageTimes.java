// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds that each stage took, in order. */
final class StageTimes {
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Runs a stage and adds its time. */
  <T> T time(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(stage, (System.nanoTime() - start) / 1e9, Double::sum);
    }
  }

  /** What a stage took where its work was done some other time. */
  void put(String stage, double took) {
    seconds.put(stage, took);
  }

  Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
