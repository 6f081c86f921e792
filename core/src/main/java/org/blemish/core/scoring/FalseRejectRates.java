// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

/**
 * Shares of good parts that may be called defective or unsure.
 *
 * @param reject share of good parts that may be called defective, in (0, 1)
 * @param unsure share of good parts that may be called unsure or defective, from {@code reject} on,
 *     below 1
 */
public record FalseRejectRates(double reject, double unsure) {
  public static final FalseRejectRates DEFAULT = new FalseRejectRates(0.01, 0.05);

  public FalseRejectRates {
    if (!(reject > 0 && reject < 1)) {
      throw new IllegalArgumentException("reject is " + reject + ", must be between 0 and 1");
    }
    if (!(unsure >= reject && unsure < 1)) {
      throw new IllegalArgumentException(
          "unsure is %s, must be at least reject (%s) and below 1".formatted(unsure, reject));
    }
  }
}
