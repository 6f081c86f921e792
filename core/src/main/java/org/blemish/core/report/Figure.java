// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of an evaluation, as a fraction.
 *
 * @param name its key in {@code metrics.json} ({@code image_auroc}); the page shows a readable name
 *     for those it knows, and the key else
 * @param value from 0 to 1
 * @param interval where the value lies with some certainty
 * @param published the value that a publication gives for the same data, from 0 to 1
 */
public record Figure(
    String name, double value, Optional<Interval> interval, OptionalDouble published) {

  /** Ends of an interval, as fractions. */
  public record Interval(double low, double high) {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException("interval from " + low + " to " + high);
      }
    }
  }

  public static Figure of(String name, double value) {
    return new Figure(name, value, Optional.empty(), OptionalDouble.empty());
  }

  public Figure within(double low, double high) {
    return new Figure(name, value, Optional.of(new Interval(low, high)), published);
  }

  public Figure beside(double published) {
    return new Figure(name, value, interval, OptionalDouble.of(published));
  }
}
