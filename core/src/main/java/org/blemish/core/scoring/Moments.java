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

  /** 0 where there was no value. */
  float mean() {
    return (float) mean;
  }

  /** 0 where there were fewer than two values. */
  float spread() {
    return n < 2 ? 0 : (float) Math.sqrt(squares / (n - 1));
  }

  /** The spread as a divisor: 1 where the values did not vary. */
  float scale() {
    float spread = spread();
    return spread > 0 ? spread : 1;
  }
}
