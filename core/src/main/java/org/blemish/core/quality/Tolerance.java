// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far beyond the values of good images a model still accepts corrupted images of good parts;
 * images corrupted further are rejected.
 *
 * @param below distance from the least value of good images, at least 0; empty if the model
 *     accepted all tested severities
 * @param above distance from their greatest value, at least 0; empty in the same case
 */
public record Tolerance(Optional<Double> below, Optional<Double> above) {
  /** Of a model that was not tested. */
  static final Tolerance UNTESTED = new Tolerance(Optional.empty(), Optional.empty());

  /** Share of the rejected images that may be inside the tolerance. */
  private static final double ACCEPTED_SHARE = 0.05;

  /**
   * The middle between accepted and rejected values.
   *
   * @param good values of unchanged good images, at least one
   * @param accepted values of corrupted images that the model does not reject more often
   * @param rejected values of corrupted images that it rejects more often
   */
  static Tolerance between(double[] good, double[] accepted, double[] rejected) {
    double least = Arrays.stream(good).min().orElseThrow();
    double greatest = Arrays.stream(good).max().orElseThrow();
    return new Tolerance(
        distance(beyond(accepted, least, -1), beyond(rejected, least, -1)),
        distance(beyond(accepted, greatest, 1), beyond(rejected, greatest, 1)));
  }

  /** Distances of the values beyond a limit from it, ascending. */
  private static double[] beyond(double[] values, double limit, int side) {
    return Arrays.stream(values)
        .map(value -> side * (value - limit))
        .filter(distance -> distance > 0)
        .sorted()
        .toArray();
  }

  private static Optional<Double> distance(double[] accepted, double[] rejected) {
    if (rejected.length == 0) {
      return Optional.empty();
    }
    double nearest = rejected[(int) (ACCEPTED_SHARE * rejected.length)];
    double farthest = accepted.length == 0 ? 0 : Math.min(accepted[accepted.length - 1], nearest);
    return Optional.of((farthest + nearest) / 2);
  }

  /** The smaller tolerance on either side. */
  Tolerance intersect(Tolerance other) {
    return new Tolerance(lesser(below, other.below), lesser(above, other.above));
  }

  private static Optional<Double> lesser(Optional<Double> a, Optional<Double> b) {
    return List.of(a, b).stream().flatMap(Optional::stream).min(Double::compare);
  }
}
