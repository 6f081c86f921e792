// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.util.Locale;

/**
 * A measured value and the largest one that is wanted.
 *
 * @param name of what was measured, with its unit
 */
record Limit(String name, double measured, double most) {
  boolean met() {
    return measured <= most;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-56s %8.2f  at most %8.2f  %s",
        name,
        measured,
        most,
        met() ? "met" : "EXCEEDED");
  }
}
