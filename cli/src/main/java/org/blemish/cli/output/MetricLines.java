// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import org.blemish.evaluation.metrics.Metrics;

/** Prints metrics in per cent, one a line, and why others are missing. */
public final class MetricLines {
  private MetricLines() {}

  public static void print(Metrics metrics, PrintWriter out) {
    metrics
        .values()
        .forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %6.2f %%%n", name, 100 * value));
    metrics.absent().forEach((name, reason) -> out.printf("%-28s none: %s%n", name, reason));
  }
}
