// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.evaluation.EvaluationFiles;
import org.blemish.evaluation.EvaluationReport;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.Mistakes;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.evaluation.report.LossCurve;
import org.blemish.inference.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish evaluate}. */
@Command(
    name = "evaluate",
    description = "Measures a model on labelled test images; they choose nothing.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT",
      description = "Folder for metrics.json, scores.csv and report.html.")
  private Path output = Path.of("");

  @Option(
      names = "--maps",
      description = "Write each anomaly map as float TIFF under OUT/maps, as evaluators read them.")
  private boolean maps;

  @Option(
      names = "--mistakes",
      paramLabel = "N",
      description =
          "Write small pictures, with heat maps, of the N good images that score highest and the N"
              + " defective ones that score lowest under OUT/mistakes; 0 where not given.")
  private int mistakes;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Dataset dataset = data.read();
    InferenceAreas given = areas.read();
    OutputFolder.create(output);
    ProgressDisplay progress = new ProgressDisplay(err);
    try (Detector detector = model.open()) {
      EvaluationReport report = new EvaluationReport(dataset.name());
      EvaluationRun run =
          new EvaluationRun(
              detector,
              dataset,
              metrics.settings(),
              maps ? Optional.of(output.resolve("maps")) : Optional.empty(),
              given);
      List<LossCurve> losses = RunLossCurves.ofModel(model.path());
      EvaluationRun.EvaluationResult result =
          EvaluationFiles.evaluate(
              run,
              output,
              detector.model().metadata().method(),
              report,
              losses,
              mistakes > 0
                  ? Optional.of(new Mistakes(mistakes, EvaluationReport.scale(detector.model())))
                  : Optional.empty(),
              done -> progress.step("evaluating", done, dataset.test().size()));
      report.write(output.resolve("report.html"));
      PrintWriter out = spec.commandLine().getOut();
      print(result.evaluation().metrics(), out);
      result.excludedPixels().warning().ifPresent(out::println);
      out.flush();
    } finally {
      progress.close();
    }
    return 0;
  }

  private void print(Metrics metrics, PrintWriter out) {
    MetricLines.print(metrics, out);
    out.printf("report                       %s%n", output.resolve("report.html"));
    out.flush();
  }
}
