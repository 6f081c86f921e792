// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * A limit for image scores and what it promises.
 *
 * @param value scores above it exceed the limit
 */
public record Threshold(double value, @JsonAlias("promise") StatedRate rate) {
  /** The conformal quantile of held-out good images' scores. */
  static Threshold of(double[] scores, double rate) {
    return new Threshold(Quantile.of(scores, rate), StatedRate.of(rate, scores.length));
  }
}
