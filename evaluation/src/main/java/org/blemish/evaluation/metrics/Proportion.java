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
    double low = 0;
    double high = share();
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (1 - cumulative(count - 1, middle) < TAIL) {
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
    double low = share();
    double high = 1;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (cumulative(count, middle) > TAIL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Probability of at most {@code k} of the total at a share p. */
  private double cumulative(int k, double p) {
    double sum = 0;
    double logChoose = 0;
    for (int i = 0; i <= k; i++) {
      sum += Math.exp(logChoose + i * Math.log(p) + (total - i) * Math.log1p(-p));
      logChoose += Math.log(total - i) - Math.log(i + 1.0);
    }
    return Math.min(1, sum);
  }
}
