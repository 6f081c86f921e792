// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.blemish.cli.options.AreaOptions;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.options.PartPaths;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.InspectionSummary;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.cli.output.OutputFolder;
import org.blemish.cli.output.ResultFormat;
import org.blemish.cli.output.TargetFiles;
import org.blemish.core.BlemishException;
import org.blemish.core.model.ModelFile;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.PartFiles;
import org.blemish.evaluation.InspectionReport;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.feedback.ThresholdChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish predict}. */
@Command(
    name = "predict",
    description = "Inspects images or scans and prints one line for each.",
    footer = {
      "",
      "A model that uses scans finds the scan of an image by its name: 007.png with 007.tiff (or"
          + " .npy, .ply, .pcd), in the same folder or in a neighbouring folder 'xyz' or 'depth'.",
      "",
      "The last line on the error stream, and the last record of --format jsonl, counts inspected,"
          + " skipped and failed inputs. The exit code is 1 if an input failed, or if a skipped file may"
          + " be a part, such as an image in a format that cannot be read.",
      "",
      "Example: blemish predict --model run --heatmaps heat --format csv images/ > results.csv"
    },
    mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private PartPaths paths = new PartPaths();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, jsonl (all details) or csv; ${DEFAULT-VALUE} by default.")
  private ResultFormat format = ResultFormat.TABLE;

  @Option(
      names = "--heatmaps",
      paramLabel = "DIR",
      description =
          "Write a heat map of each input as PNG, with defective regions outlined, all on the same scale.")
  private Optional<Path> heatmaps = Optional.empty();

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "Write the anomaly map of each input as float TIFF in the input's size.")
  private Optional<Path> maps = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Write a page with all inspected parts to DIR/report.html: filters, zoom, and labels that"
              + " 'evaluate --labels' accepts.")
  private Optional<Path> report = Optional.empty();

  /** Kept so that earlier command lines still work: failed inputs never end the run. */
  @Option(
      names = "--continue-on-error",
      hidden = true,
      description = "Has no effect: failed inputs never end the run.")
  void continueOnError(boolean given) {}

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      description =
          "Exit with code 3 if a part is defective, or, with 'unsure', if a part is unsure or defective.")
  private Optional<FailOn> failOn = Optional.empty();

  @Option(
      names = "--reject-score",
      paramLabel = "S",
      description = "Threshold of this run: parts with a higher score are defective.")
  private Optional<Double> rejectScore = Optional.empty();

  @Override
  public Integer call() {
    InferenceAreas given = areas.read();
    Model opened = read();
    check(opened);
    SampleReader reader = new SampleReader(opened.pipeline().reader(), given);
    FoundParts found =
        paths.find(
            reader.files().modality(),
            Stream.of(heatmaps, maps, report).flatMap(Optional::stream).toList());
    List<PartFiles> parts = found.parts();
    try (Detector detector = model.open(parts.size(), opened)) {
      List<Path> inputs = parts.stream().map(PartFiles::path).toList();
      Optional<TargetFiles> heatMapFiles = heatmaps.map(at -> TargetFiles.plan(at, ".png", inputs));
      Optional<TargetFiles> mapFiles = maps.map(at -> TargetFiles.plan(at, ".tiff", inputs));
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      LeftOutParts.print(found.skipped(), err);
      format.header().ifPresent(out::println);
      Optional<InspectionReport> page =
          report.map(folder -> new InspectionReport(detector, model.path()));
      report.ifPresent(OutputFolder::create);
      InspectionSummary summary = new InspectionSummary(found.skipped());
      PartInspection inspection =
          new PartInspection(detector, reader, format, heatMapFiles, mapFiles, page);
      AtomicBoolean matched = new AtomicBoolean();
      detector
          .pipeline()
          .<PartFiles, PartInspection.Outcome>run(
              parts.iterator(),
              inspection::inspect,
              (part, outcome) -> {
                if (outcome instanceof PartInspection.Outcome.Failed failed) {
                  summary.failed(part.path(), failed.reason());
                  ErrorMessage.print(err, failed.reason());
                } else if (outcome instanceof PartInspection.Outcome.Inspected inspected) {
                  out.println(inspected.line());
                  out.flush();
                  inspected.reported().ifPresent(row -> page.orElseThrow().add(row));
                  summary.inspected();
                  if (failOn.isPresent()
                      && failOn.get().matches(inspected.inspection().verdict())) {
                    matched.set(true);
                  }
                }
              });
      format.summary(summary).ifPresent(out::println);
      out.flush();
      report.ifPresent(folder -> page.orElseThrow().write(folder));
      err.println(summary.sentence());
      err.flush();
      return !summary.complete()
          ? ExitCode.FAILURE
          : matched.get() ? ExitCode.DEFECT : ExitCode.SUCCESS;
    }
  }

  private Model read() {
    Model read = Model.read(model.path());
    if (rejectScore.isEmpty()) {
      return read;
    }
    try (ModelFile file = ModelFile.open(model.path())) {
      return read.withDecisionRule(
          ThresholdChoice.of(file).byHand(rejectScore.get(), Optional.empty()));
    }
  }

  /** Rejects options that need a calibrated model, before any work. */
  private void check(Model opened) {
    if (failOn.isPresent() && opened.decisionRule().calibration().isEmpty()) {
      throw new BlemishException(
          "%s is not calibrated and gives no verdicts, which --fail-on needs: run 'blemish calibrate' first"
              .formatted(model.path()));
    }
    if (heatmaps.isPresent() && opened.decisionRule().display().isEmpty()) {
      throw new BlemishException(
          "%s is not calibrated and has no scale for heat maps: run 'blemish calibrate' first"
              .formatted(model.path()));
    }
  }
}
