// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.util.Locale;

/** Numbers as pages show them: with three significant digits. */
public final class ThreeDigits {
  private ThreeDigits() {}

  /** {@code 92.3}, {@code 0.0456}, {@code 100}, {@code 0}. */
  public static String text(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-3 || size >= 1e6) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int digits = 2 - (int) Math.floor(Math.log10(size));
    String text = String.format(Locale.ROOT, "%." + Math.max(0, digits) + "f", value);
    // 9.999 becomes 10.00, with one digit too many.
    double rounded = Double.parseDouble(text);
    int after = 2 - (int) Math.floor(Math.log10(Math.abs(rounded)));
    return String.format(Locale.ROOT, "%." + Math.max(0, after) + "f", rounded);
  }

  /** A fraction in per cent: {@code 92.3 %}. */
  public static String percent(double fraction) {
    return text(100 * fraction) + " %";
  }
}
