// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.evaluation.report.LossCurve;

/**
 * Writes what an evaluation leaves behind: {@code metrics.json} and {@code scores.csv} of each
 * model, one {@code report.html} for all.
 */
public final class EvaluationFiles {
  private EvaluationFiles() {}

  /**
   * Evaluates one model.
   *
   * @param output folder for its files
   * @param variant name in the report
   * @param report that takes the samples; the caller writes it
   * @param losses of its training, where they are known
   * @param mistakes that keeps pictures of the worst ones, written to {@code mistakes/}
   */
  public static EvaluationRun.EvaluationResult evaluate(
      EvaluationRun run,
      Path output,
      String variant,
      EvaluationReport report,
      List<LossCurve> losses,
      Optional<Mistakes> mistakes,
      IntConsumer progress) {
    var model = run.detector().model();
    EvaluationRun.SampleListener drawn = report.variant(variant, model);
    EvaluationRun.SampleListener all =
        mistakes.isEmpty()
            ? drawn
            : (sample, input, inspection, truth) -> {
              drawn.inspected(sample, input, inspection, truth);
              mistakes.get().inspected(sample, input, inspection, truth);
            };
    EvaluationRun.EvaluationResult result = run.run(all, progress);
    MetricsFile.write(output.resolve("metrics.json"), model, result);
    CurvesFile.write(output.resolve("curves.json"), result.evaluation().curves());
    mistakes.ifPresent(kept -> kept.write(output.resolve("mistakes")));
    ScoreRow.write(output.resolve("scores.csv"), result.scores());
    result.excludedPixels().warning().ifPresent(report::warn);
    report.finish(
        variant, model, Optional.of(result.evaluation()), result.seconds(), losses, Map.of());
    return result;
  }
}
