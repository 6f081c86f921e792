// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.input.Input;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.Calibration;
import org.blemish.evaluation.report.Report;
import org.blemish.evaluation.report.ReportLimits;
import org.blemish.evaluation.report.ReportSample;
import org.blemish.evaluation.report.ReportVariant;
import org.blemish.evaluation.report.ReportWriter;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;

/**
 * The HTML report of inspected parts without labels: the same gallery as that of an evaluation. A
 * reader of the page can label the parts. For one thread, except {@link #sample}.
 */
public final class InspectionReport {
  private final Detector detector;
  private final Path modelPath;
  private final ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);

  /**
   * @param detector of the inspections; stays open
   * @param modelPath file or run folder, for the commands of the page
   */
  public InspectionReport(Detector detector, Path modelPath) {
    this.detector = detector;
    this.modelPath = modelPath;
  }

  /**
   * What the report shows of a part. Safe for many threads.
   *
   * @param file of the part
   * @param detailed with its map
   */
  public ReportSample sample(Path file, Input input, Detector.DetailedInspection detailed) {
    Model model = detector.model();
    ReportSample row =
        ReportSample.unlabelled(
                file, detailed.inspection(), detailed.rejection().map(GateRejection::sentence))
            .withPart(detector.part(detailed.maps()));
    return EvaluationReport.withViews(
        row, input, model.pipeline().depth().map(DepthPreparation::new));
  }

  /** Adds a part, in the order of the page's input. */
  public void add(ReportSample sample) {
    writer.add(name(), EvaluationReport.scale(detector.model()), sample);
  }

  private String name() {
    return detector.model().metadata().method();
  }

  /**
   * Writes {@code report.html}, whole or not at all.
   *
   * @param folder that exists
   * @throws org.blemish.core.BlemishException if it cannot be written
   */
  public void write(Path folder) {
    Model model = detector.model();
    ReportVariant variant =
        ReportVariant.of(name(), EvaluationReport.scale(model))
            .withThresholds(model.decisionRule().calibration().map(Calibration::thresholds))
            .withModel(modelPath);
    Report report =
        new Report(
            model.metadata().product() + ": inspected parts",
            LocalDate.now(ZoneId.systemDefault()).toString(),
            Optional.empty(),
            Map.of("Model", name()),
            List.of(),
            List.of(variant),
            Map.of("model", model.digest()),
            List.of("threshold --labels", "report shift --labels"));
    writer.write(folder.resolve("report.html"), report, folder);
  }
}
