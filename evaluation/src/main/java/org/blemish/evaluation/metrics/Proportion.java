// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A count out of a total with its exact 95 % interval (Clopper and Pearson, 1934): the shares under
 * which a count at least as high and a count at least as low both have a probability of at least
 * 2.5 %.
 *
 * @param count 0 to {@code total}
 * @param total 0 or more
 */
@JsonIgnoreProperties(
    value = {"share", "low", "high"},
    allowGetters = true) // they follow from count and total
public record Proportion(int count, int total) {
  private static final double TAIL = 0.025;
  private static final int STEPS = 60;

  /** Terms below this share of their sum do not change it. */
  private static final double NEGLIGIBLE = 1e-17;

  public Proportion {
    if (count < 0 || count > total) {
      throw new IllegalArgumentException(
          "count is %d of %d, must be from 0 to the total".formatted(count, total));
    }
  }

  /** The share, 0 to 1; 0 if the total is 0. */
  @JsonProperty
  public double share() {
    return total == 0 ? 0 : (double) count / total;
  }

  /** Lower end of the interval, 0 to 1. */
  @JsonProperty
  public double low() {
    if (count == 0) {
      return 0;
    }
    double logChoose = logChoose();
    double low = 0;
    double high = share();
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (atLeast(logChoose, middle) < TAIL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Upper end of the interval, 0 to 1; 1 if the total is 0. */
  @JsonProperty
  public double high() {
    if (count == total) {
      return 1;
    }
    double logChoose = logChoose();
    double low = share();
    double high = 1;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (atMost(logChoose, middle) > TAIL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Logarithm of the number of ways to choose {@code count} of {@code total}. */
  private double logChoose() {
    int few = Math.min(count, total - count);
    double sum = 0;
    for (int i = 1; i <= few; i++) {
      sum += Math.log((double) (total - few + i) / i);
    }
    return sum;
  }

  /** Probability of {@code count}, at a share p of {@code total}. */
  private double probability(double logChoose, double p) {
    return Math.exp(logChoose + count * Math.log(p) + (total - count) * Math.log1p(-p));
  }

  /**
   * Probability of {@code count} or more.
   *
   * @param p at most {@link #share}, so that the terms fall
   */
  private double atLeast(double logChoose, double p) {
    double term = probability(logChoose, p);
    double sum = 0;
    for (int k = count; k <= total && term > NEGLIGIBLE * sum; k++) {
      sum += term;
      term *= (total - k) * p / ((k + 1.0) * (1 - p));
    }
    return sum;
  }

  /**
   * Probability of {@code count} or fewer.
   *
   * @param p at least {@link #share}, so that the terms fall
   */
  private double atMost(double logChoose, double p) {
    double term = probability(logChoose, p);
    double sum = 0;
    for (int k = count; k >= 0 && term > NEGLIGIBLE * sum; k--) {
      sum += term;
      term *= k * (1 - p) / ((total - k + 1.0) * p);
    }
    return sum;
  }
}
