// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far beyond good pictures a model was seen to bear a trouble: good parts disturbed further are
 * rejected.
 *
 * @param below distance from the least value of good pictures, at least 0; empty where the model
 *     bore all that was tried
 * @param above distance from their greatest value, at least 0; empty likewise
 */
public record Tolerance(Optional<Double> below, Optional<Double> above) {
  /** Of a model that nobody has tried. */
  static final Tolerance UNTESTED = new Tolerance(Optional.empty(), Optional.empty());

  /** Share of the pictures that were not borne which may lie inside. */
  private static final double ACCEPTED_SHARE = 0.05;

  /**
   * Half way from what was borne to what was not.
   *
   * @param good values of good pictures as they are, at least one
   * @param borne values of disturbed ones that the model does not reject more often
   * @param unborne values of disturbed ones that it does
   */
  static Tolerance between(double[] good, double[] borne, double[] unborne) {
    double least = Arrays.stream(good).min().orElseThrow();
    double greatest = Arrays.stream(good).max().orElseThrow();
    return new Tolerance(
        distance(beyond(borne, least, -1), beyond(unborne, least, -1)),
        distance(beyond(borne, greatest, 1), beyond(unborne, greatest, 1)));
  }

  /** Distances from a limit of the values that lie beyond it, in order. */
  private static double[] beyond(double[] values, double limit, int side) {
    return Arrays.stream(values)
        .map(value -> side * (value - limit))
        .filter(distance -> distance > 0)
        .sorted()
        .toArray();
  }

  private static Optional<Double> distance(double[] borne, double[] unborne) {
    if (unborne.length == 0) {
      return Optional.empty();
    }
    double nearest = unborne[(int) (ACCEPTED_SHARE * unborne.length)];
    double farthest = borne.length == 0 ? 0 : Math.min(borne[borne.length - 1], nearest);
    return Optional.of((farthest + nearest) / 2);
  }

  /** The lesser of both on either side. */
  Tolerance intersect(Tolerance other) {
    return new Tolerance(lesser(below, other.below), lesser(above, other.above));
  }

  private static Optional<Double> lesser(Optional<Double> a, Optional<Double> b) {
    return List.of(a, b).stream().flatMap(Optional::stream).min(Double::compare);
  }
}
