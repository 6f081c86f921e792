// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/** Mean and spread (standard deviation, divided by n - 1) of a stream of values, by Welford. */
final class Moments {
  private long n;
  private double mean;
  private double squares;

  void add(double value) {
    n++;
    double from = value - mean;
    mean += from / n;
    squares += from * (value - mean);
  }

  long count() {
    return n;
  }

  /** 0 if no value was added. */
  float mean() {
    return (float) mean;
  }

  /** 0 if fewer than two values were added. */
  float spread() {
    return n < 2 ? 0 : (float) Math.sqrt(squares / (n - 1));
  }

  /** The spread as a divisor: 1 if the values do not vary. */
  float scale() {
    float spread = spread();
    return spread > 0 ? spread : 1;
  }
}
