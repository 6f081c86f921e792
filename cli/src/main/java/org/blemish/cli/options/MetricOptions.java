// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.experiments.benchmark.job.MetricLimits;
import picocli.CommandLine.Option;

/** Options {@code --pro-limit} and {@code --recall-at}: limits at which metrics are measured. */
public final class MetricOptions {
  @Option(
      names = "--pro-limit",
      split = ",",
      paramLabel = "RATE",
      description =
          "False positive rates up to which AU-PRO is measured; reports draw the curve up to the"
              + " largest. ${DEFAULT-VALUE} by default.")
  private List<Double> proLimits = EvaluationSettings.defaults().proLimits();

  @Option(
      names = "--recall-at",
      split = ",",
      paramLabel = "RATE",
      description =
          "False-reject rates on good test images at which the recall of defective ones is"
              + " measured. ${DEFAULT-VALUE} by default.")
  private List<Double> falseRejectRates = EvaluationSettings.defaults().falseRejectRates();

  /** Settings of an evaluation in this process. */
  public EvaluationSettings settings() {
    return limits().settings(Runtime.getRuntime().availableProcessors());
  }

  /**
   * The limits.
   *
   * @throws BlemishException if one is out of range
   */
  public MetricLimits limits() {
    check("--pro-limit", proLimits, Math.nextUp(0.0));
    check("--recall-at", falseRejectRates, 0);
    return new MetricLimits(proLimits, falseRejectRates);
  }

  private static void check(String option, List<Double> rates, double least) {
    for (double rate : rates) {
      if (!(rate >= least && rate <= 1)) {
        throw new BlemishException(
            "%s %s: expected a rate %s 1, such as 0.05"
                .formatted(option, rate, least > 0 ? "above 0 and at most" : "from 0 to"));
      }
    }
  }
}
