// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.speed;

import java.util.List;

/**
 * How fast a machine is.
 *
 * @param threads used by training and inspection
 * @param precision of the networks' arithmetic
 * @param models measured, in the order of measurement
 * @param leftOut models that the time limit left out, such as {@code fast patchcore}
 */
public record SpeedReport(
    int threads, String precision, List<ModelSpeed> models, List<String> leftOut) {
  public SpeedReport {
    models = List.copyOf(models);
    leftOut = List.copyOf(leftOut);
  }
}
