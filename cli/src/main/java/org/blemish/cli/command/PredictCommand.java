// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.AreaOptions;
import org.blemish.cli.options.GroupByOption;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.options.PredictFolders;
import org.blemish.cli.options.PredictSource;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.InspectionSummary;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.cli.output.OutputFolder;
import org.blemish.cli.output.ResultFormat;
import org.blemish.cli.output.TargetFiles;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.BackgroundTask;
import org.blemish.core.model.ModelFile;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.process.ShellWords;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.Threshold;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.PartFiles;
import org.blemish.evaluation.InspectionReport;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.feedback.ThresholdChoice;
import org.blemish.inference.onnx.OnnxSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "With --stdin, a line is a path, or JSON: {\"path\": ...} or {\"image\": whole file in"
          + " Base64, \"name\": ...}, with \"heatmap\": true or \"mask\": true for PNGs in the"
          + " answer. A line that cannot be inspected is answered by {\"error\": {\"message\","
          + " \"fault\"}}.",
      "",
      "The last line on the error stream, and the last record of --format jsonl, counts inspected,"
          + " skipped and failed inputs. The exit code is 1 if an input failed, or if a skipped"
          + " file may be a part, such as an image in a format that cannot be read.",
      "",
      "Example: blemish predict --model run --heatmaps heat --format csv images/ > results.csv"
    },
    mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private PredictFolders folders = new PredictFolders();
  @Mixin private GroupByOption groupBy = new GroupByOption();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private PredictSource source = new PredictSource();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, jsonl (all details) or csv; ${DEFAULT-VALUE} by default.")
  private ResultFormat format = ResultFormat.TABLE;

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
          "Exit with code 3 if a part is defective, or, with 'unsure', if a part is unsure or"
              + " defective.")
  private Optional<FailOn> failOn = Optional.empty();

  @Option(
      names = "--reject-score",
      paramLabel = "S",
      description = "Threshold of this run: parts with a higher score are defective.")
  private Optional<Double> rejectScore = Optional.empty();

  @Override
  public Integer call() {
    InferenceAreas given = areas.read();
    // Loaded while the model is read: both take long in a process that has just started.
    BackgroundTask<Boolean> runtime = BackgroundTask.run("onnxruntime", OnnxSession::load);
    Model opened = read();
    check(opened);
    SampleReader reader = new SampleReader(opened.pipeline().reader(), given);
    runtime.get();
    return source.stdin() ? stream(opened, reader) : inspect(opened, reader);
  }

  private int stream(Model opened, SampleReader reader) {
    if (!folders.folders().isEmpty() || folders.coco().isPresent() || groupBy.given()) {
      throw new ParameterException(
          spec.commandLine(),
          "--stdin writes no files and has no parts: omit --heatmaps, --maps, --report, --masks,"
              + " --labelme, --coco and --group-by; a line can ask for heatmap and mask");
    }
    try (Detector detector = model.open(1, opened)) {
      detector.warmUp();
      return new InspectionStream(detector, reader, failOn)
          .run(System.in, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
  }

  private int inspect(Model opened, SampleReader reader) {
    FoundParts found = source.find(reader.files().modality(), folders.folders());
    List<Path> inputs = found.parts().stream().map(PartFiles::path).toList();
    Optional<Map<String, List<Path>>> groups =
        groupBy.given() ? Optional.of(groupBy.parts(inputs)) : Optional.empty();
    try (Detector detector = model.open(inputs.size(), opened)) {
      PredictFiles files =
          new PredictFiles(
              folders.heatMaps().map(at -> TargetFiles.plan(at, ".png", inputs)),
              folders.maps().map(at -> TargetFiles.plan(at, ".tiff", inputs)),
              folders.masks().map(at -> TargetFiles.plan(at, ".png", inputs)),
              folders.labelme().map(at -> TargetFiles.plan(at, ".json", inputs)));
      files.deleteUnfinished();
      Optional<InspectionReport> report =
          folders.report().map(folder -> new InspectionReport(detector, model.path()));
      folders.report().ifPresent(OutputFolder::create);
      PrintWriter err = spec.commandLine().getErr();
      LeftOutParts.print(found.skipped(), err);
      groups.ifPresent(parts -> printRateOfParts(opened, parts, err));
      InspectionSummary summary = new InspectionSummary(found.skipped());
      PredictOutput output =
          new PredictOutput(
              spec.commandLine().getOut(), err, format, summary, files, failOn, report, groups);
      detector
          .pipeline()
          .<PartFiles, InputInspection.Outcome>run(
              found.parts().iterator(),
              new InputInspection(detector, reader, files, report)::inspect,
              (part, outcome) -> output.take(part.path(), outcome));
      output.finish(folders.coco(), folders.report());
      return !summary.complete()
          ? ExitCode.FAILURE
          : output.matched() ? ExitCode.DEFECT : ExitCode.SUCCESS;
    }
  }

  private void printRateOfParts(Model opened, Map<String, List<Path>> parts, PrintWriter err) {
    int images = parts.values().stream().mapToInt(List::size).max().orElse(1);
    Optional<Threshold> reject = opened.decisionRule().calibration().map(Calibration::reject);
    Optional<String> sentence = reject.flatMap(threshold -> threshold.rate().partSentence(images));
    if (sentence.isPresent()) {
      Threshold threshold = reject.orElseThrow();
      err.printf(
          "%s%s; for such parts: '%s threshold --model %s --false-alarms 1 --parts %d"
              + " --images-per-part %d'%n",
          sentence.get(),
          measuredParts(threshold.value(), images),
          CalledProgram.word(),
          ShellWords.of(model.path()),
          Math.round(1 / threshold.rate().requested()),
          images);
    }
  }

  /** How many of the good parts that set the thresholds are above one; empty if unknown. */
  private String measuredParts(double threshold, int images) {
    try (ModelFile file = ModelFile.open(model.path())) {
      return file.calibrationRecord().stream()
          .flatMap(record -> record.zones().stream().limit(1))
          .flatMap(zone -> zone.parts().stream())
          .filter(scores -> scores.images() == images)
          .map(
              scores ->
                  "; %d of the %d that set the thresholds are"
                      .formatted(scores.above(threshold), scores.parts()))
          .findFirst()
          .orElse("");
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
    if (folders.heatMaps().isPresent() && opened.decisionRule().display().isEmpty()) {
      throw new BlemishException(
          "%s is not calibrated and has no scale for heat maps: run 'blemish calibrate' first"
              .formatted(model.path()));
    }
  }
}
