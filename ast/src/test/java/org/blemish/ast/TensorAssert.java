// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.core.tensor.Tensor;

/** Compares tensors by their greatest difference over the greatest value expected. */
public final class TensorAssert {
  private TensorAssert() {}

  /** Fails, naming {@code what}, where shapes differ or values by more than {@code tolerance}. */
  public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
    assertClose(what, actual, expected, tolerance, 0);
  }

  /**
   * The same, but differences up to {@code floor} are allowed: for values that are all rounding.
   */
  public static void assertClose(
      String what, Tensor actual, Tensor expected, double tolerance, double floor) {
    assertThat(actual.shape()).as(what + ": shape").isEqualTo(expected.shape());
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < expected.values().length; i++) {
      greatest = Math.max(greatest, Math.abs(expected.values()[i]));
      // max() propagates NaN, which fails the comparison below.
      difference = Math.max(difference, Math.abs(actual.values()[i] - expected.values()[i]));
    }
    assertThat(difference)
        .as("%s: greatest difference, values to %s", what, greatest)
        .isLessThanOrEqualTo(Math.max(tolerance * greatest, floor));
  }
}
