// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.data.Sample;
import org.blemish.evaluation.EvaluationReport;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.SampleTruth;
import org.blemish.inference.Model;

/**
 * The report of a training: losses, settings, promise, and how the held-out good samples look.
 *
 * @param run that has just been finished
 * @param product name
 */
record RunReport(TrainedRun run, String product) {
  /**
   * Writes {@code report.html}.
   *
   * @param calibrate held-out samples
   * @param raw their maps
   */
  void write(List<Sample> calibrate, List<RawMaps> raw, Function<Sample, Input> reader) {
    Model model = Model.read(run.folder().model());
    String name = model.metadata().method();
    EvaluationReport report = new EvaluationReport(product + ": training");
    EvaluationRun.SampleListener listener = report.variant(name, model);
    for (int i = 0; i < calibrate.size(); i++) {
      Sample sample = calibrate.get(i);
      Inspection inspection =
          Inspection.of(
              sample.id(),
              model.digest(),
              model.decisionRule().decide(raw.get(i), Optional.empty()),
              Map.of());
      listener.inspected(sample, reader.apply(sample), inspection, SampleTruth.UNKNOWN);
    }
    report.finish(
        name,
        model,
        Optional.empty(),
        run.seconds(),
        new History(run.folder().history()).losses(),
        Map.of());
    report.write(run.folder().report());
  }
}
