// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.blemish.evaluation.report.LossCurve;

/**
 * Evaluates models and writes the files of each: {@code metrics.json}, {@code curves.json}, {@code
 * scores.csv} and {@code mistakes/}. The report of all models is written by {@link
 * EvaluationReport#write}.
 */
public final class EvaluationFiles {
  private EvaluationFiles() {}

  /**
   * Evaluates one model and writes its files.
   *
   * @param output folder for its files
   * @param variant the model's name in the report
   * @param report that takes the samples; the caller writes it
   * @param losses of its training; empty if they are not known
   * @param mistakes keeps images of the worst mistakes, written to {@code mistakes/}; empty: none
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
    EvaluationRun.SampleListener reported = report.variant(variant, model);
    EvaluationRun.SampleListener all =
        mistakes.isEmpty()
            ? reported
            : sample -> {
              reported.inspected(sample);
              mistakes.get().inspected(sample);
            };
    EvaluationRun.EvaluationResult result = run.run(all, progress);
    MetricsFile.write(output.resolve("metrics.json"), model, result);
    CurvesFile.write(output.resolve("curves.json"), result.evaluation().curves());
    mistakes.ifPresent(kept -> kept.write(output.resolve("mistakes")));
    ScoreRow.write(output.resolve("scores.csv"), result.scores());
    result.excludedPixels().warning().ifPresent(report::warn);
    result.problems().lines().forEach(report::warn);
    report.finish(variant, model, Optional.of(result), result.seconds(), losses);
    return result;
  }
}
