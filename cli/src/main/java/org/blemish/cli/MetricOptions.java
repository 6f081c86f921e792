// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.evaluation.metrics.EvaluationSettings;
import picocli.CommandLine.Option;

/** Which figures are wanted. */
final class MetricOptions {
  @Option(
      names = "--pro-limit",
      split = ",",
      paramLabel = "RATE",
      description =
          "Shares of good pixels up to which AU-PRO is measured; the report draws it up to the"
              + " largest. 0.05,0.3 where not given.")
  private List<Double> proLimits = List.of();

  @Option(
      names = "--recall-at",
      split = ",",
      paramLabel = "RATE",
      description =
          "Shares of good test images above the threshold at which the recall of defective ones is"
              + " measured; 0.01,0.05 where not given.")
  private List<Double> rejectRates = List.of();

  EvaluationSettings settings() {
    check("--pro-limit", proLimits, Math.nextUp(0.0));
    check("--recall-at", rejectRates, 0);
    EvaluationSettings settings = EvaluationSettings.defaults();
    if (!proLimits.isEmpty()) {
      settings = settings.withProLimits(proLimits);
    }
    return rejectRates.isEmpty() ? settings : settings.withFalseRejectRates(rejectRates);
  }

  /** The options again, for another process; checked. */
  List<String> arguments() {
    settings();
    List<String> arguments = new ArrayList<>();
    add(arguments, "--pro-limit", proLimits);
    add(arguments, "--recall-at", rejectRates);
    return arguments;
  }

  private static void add(List<String> arguments, String option, List<Double> rates) {
    if (!rates.isEmpty()) {
      arguments.add(option);
      arguments.add(rates.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }

  private static void check(String option, List<Double> rates, double least) {
    for (double rate : rates) {
      if (!(rate >= least && rate <= 1)) {
        throw new BlemishException(
            "%s %s: expected a share %s 1, such as 0.05"
                .formatted(option, rate, least > 0 ? "above 0 and at most" : "from 0 to"));
      }
    }
  }
}
