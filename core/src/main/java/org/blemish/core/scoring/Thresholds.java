// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * @param reject image scores above it are {@link Verdict#DEFECTIVE}
 * @param unsure image scores above it are {@link Verdict#UNSURE}; at most {@code reject}
 * @param map pixels of the anomaly map above it form regions
 */
public record Thresholds(double reject, double unsure, double map) {
  public Thresholds {
    if (!(unsure <= reject)) {
      throw new IllegalArgumentException(
          "unsure is %s, must be at most reject (%s)".formatted(unsure, reject));
    }
  }
}
