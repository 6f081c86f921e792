// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * A limit for image scores and what it promises.
 *
 * @param value scores above it exceed the limit
 */
public record Threshold(double value, Promise promise) {
  /** The conformal quantile of held-out good images' scores. */
  static Threshold of(double[] scores, double rate) {
    return new Threshold(Quantile.of(scores, rate), Promise.of(rate, scores.length));
  }
}
