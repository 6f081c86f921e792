// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.blemish.evaluation.metrics.Metrics;

/** Prints figures for people. */
final class MetricLines {
  private MetricLines() {}

  static void print(Metrics metrics, PrintWriter out) {
    metrics
        .values()
        .forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %6.2f %%%n", name, 100 * value));
    metrics.absent().forEach((name, why) -> out.printf("%-28s none: %s%n", name, why));
  }
}
