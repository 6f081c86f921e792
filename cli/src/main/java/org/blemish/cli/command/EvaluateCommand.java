// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.AreaOptions;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.MetricOptions;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.MetricLines;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.file.FileBytes;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.UsedImages;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.labels.LabelFile;
import org.blemish.evaluation.EvaluationFiles;
import org.blemish.evaluation.EvaluationFolder;
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
    description = {
      "Measures a model on labelled test images. They change nothing in the model.",
      "Writes metrics.json, scores.csv, curves.json and report.html. An earlier evaluation in the"
          + " folder is replaced as a whole."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private OutputFolderOption output = new OutputFolderOption();
  @Mixin private MetricOptions metrics = new MetricOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--maps",
      description =
          "Write each anomaly map as float TIFF to DIR/maps, in the layout of the data sets'"
              + " evaluators.")
  private boolean maps;

  @Option(
      names = "--mistakes",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Write small images with heat maps of the N good images with the highest scores and the N"
              + " defective ones with the lowest to DIR/mistakes; ${DEFAULT-VALUE} by default.")
  private int mistakes;

  @Option(
      names = "--labels",
      paramLabel = "CSV",
      description =
          "Labels that replace those of the test images: the file that the report's page writes,"
              + " with the columns path, label and defect_type.")
  private Optional<Path> labels = Optional.empty();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Dataset read = data.read(err);
    Dataset dataset = labels.map(file -> LabelFile.read(file).apply(read)).orElse(read);
    InferenceAreas given = areas.read();
    try (EvaluationFolder target = EvaluationFolder.open(output.path());
        ProgressDisplay progress = new ProgressDisplay(err);
        Detector detector = model.open(dataset.test().size())) {
      Path folder = target.files();
      EvaluationReport report = new EvaluationReport(dataset.name());
      report.model(model.path());
      EvaluationRun run =
          new EvaluationRun(
              detector,
              dataset,
              metrics.settings(),
              maps ? Optional.of(folder.resolve("maps")) : Optional.empty(),
              given,
              usedImages());
      List<LossCurve> losses = RunLossCurves.ofModel(model.path());
      EvaluationRun.EvaluationResult result =
          EvaluationFiles.evaluate(
              run,
              folder,
              detector.model().metadata().method(),
              report,
              losses,
              mistakes > 0
                  ? Optional.of(new Mistakes(mistakes, EvaluationReport.scale(detector.model())))
                  : Optional.empty(),
              done -> progress.step("evaluating", done, dataset.test().size()));
      report.write(folder.resolve("report.html"), output.path());
      target.publish();
      PrintWriter out = json.given() ? err : spec.commandLine().getOut();
      result.verdicts().ifPresent(counts -> out.println("verdicts: " + counts.sentence()));
      if (result.usedImages() > 0) {
        out.printf(
            "warning: %d of %d test images were used to train or calibrate this model; the metrics"
                + " are too good%n",
            result.usedImages(), result.scores().size());
      }
      print(result.evaluation().metrics(), out);
      if (json.given()) {
        PrintWriter standard = spec.commandLine().getOut();
        standard.print(
            FileBytes.readText(output.path().resolve("metrics.json"), Json.MAX_FILE_BYTES));
        standard.flush();
      }
      result.excludedPixels().warning().ifPresent(out::println);
      out.flush();
      result.problems().lines().forEach(err::println);
      err.flush();
      return result.problems().failed().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }
  }

  private Optional<UsedImages> usedImages() {
    try (ModelFile file = ModelFile.open(model.path())) {
      return file.usedImages();
    }
  }

  private void print(Metrics metrics, PrintWriter out) {
    MetricLines.print(metrics, out);
    out.printf("report                       %s%n", output.path().resolve("report.html"));
    out.flush();
  }
}
