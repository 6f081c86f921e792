// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Optional;

/** The term of a map of one cell, {@code whole}, which has no place in the anomaly map. */
final class WholeImageTerm {
  private WholeImageTerm() {}

  static Term weighted(double weight) {
    return new Term(
        "whole",
        Standardise.NONE,
        1,
        new Reduction.Mean(),
        weight,
        Optional.of(0.0),
        Optional.empty());
  }
}
