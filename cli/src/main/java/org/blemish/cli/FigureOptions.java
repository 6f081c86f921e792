// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.metrics.EvaluationSettings;
import picocli.CommandLine.Option;

/** Which figures are wanted. */
final class FigureOptions {
  @Option(
      names = "--pro-limit",
      split = ",",
      paramLabel = "RATE",
      description =
          "Shares of good pixels up to which AU-PRO is measured; the report draws it up to the"
              + " largest. 0.05,0.3 where not given.")
  private List<Double> proLimits = List.of();

  EvaluationSettings settings() {
    for (double limit : proLimits) {
      if (!(limit > 0 && limit <= 1)) {
        throw new BlemishException(
            "--pro-limit %s: expected above 0 and at most 1, such as 0.3".formatted(limit));
      }
    }
    EvaluationSettings settings = EvaluationSettings.defaults();
    return proLimits.isEmpty() ? settings : settings.withProLimits(proLimits);
  }
}
