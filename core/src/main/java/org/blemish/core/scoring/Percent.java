// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats fractions in per cent. */
final class Percent {
  private Percent() {}

  /** Three significant digits: {@code 1.96 %}, {@code 5 %}. */
  static String of(double fraction) {
    return BigDecimal.valueOf(fraction)
            .movePointRight(2)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
