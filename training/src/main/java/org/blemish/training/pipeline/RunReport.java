// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Sample;
import org.blemish.evaluation.EvaluationReport;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.InspectedSample;
import org.blemish.evaluation.SampleTruth;
import org.blemish.evaluation.page.ThreeDigits;
import org.blemish.inference.Model;

/**
 * The report of a training: losses, settings, stated false-reject rates, the scores of held-out
 * good samples, and heat maps of those with the highest scores.
 *
 * @param run that has just been finished
 * @param product name
 */
record RunReport(TrainedRun run, String product) {
  /** Samples with images: more would enlarge the page without showing anything new. */
  private static final int SHOWN = 48;

  /**
   * Writes {@code report.html}.
   *
   * @param calibrated good samples with their maps by a model that was not fitted to them; those of
   *     the highest scores are shown with images
   */
  void write(List<FittedRun.Calibrated> calibrated, Function<Sample, Input> reader) {
    Model model = Model.read(run.folder().model());
    String name = model.metadata().method();
    EvaluationReport report = new EvaluationReport(product + ": training");
    EvaluationRun.SampleListener listener = report.variant(name, model);
    List<FittedRun.Calibrated> ordered =
        calibrated.stream()
            .sorted(Comparator.comparingDouble(FittedRun.Calibrated::score).reversed())
            .toList();
    for (int i = 0; i < ordered.size(); i++) {
      Sample sample = ordered.get(i).sample();
      Inspection inspection =
          Inspection.of(
              sample.id(),
              model.digest(),
              ordered.get(i).rule().decide(ordered.get(i).maps(), Optional.empty()),
              Map.of());
      if (i < SHOWN) {
        listener.inspected(
            new InspectedSample(
                sample,
                reader.apply(sample),
                inspection,
                Optional.empty(),
                SampleTruth.UNKNOWN,
                Optional.empty()));
      } else {
        report.score(name, model, sample, inspection);
      }
    }
    report.model(run.folder().path());
    report.finish(
        name, model, Optional.empty(), run.seconds(), new History(run.folder().history()).losses());
    report.lead(lead(model));
    report.withoutLabels();
    report.write(run.folder().report(), run.folder().path());
  }

  private static String lead(Model model) {
    int parts = model.metadata().fittedSamples();
    String trained = "Trained on %d good %s. ".formatted(parts, parts == 1 ? "part" : "parts");
    return trained
        + model
            .decisionRule()
            .calibration()
            .map(Calibration::reject)
            .map(
                reject ->
                    "Parts are defective above a score of %s: %s."
                        .formatted(ThreeDigits.text(reject.value()), reject.rate().sentence()))
            .orElse("The model is not calibrated and gives no verdict.");
  }
}
