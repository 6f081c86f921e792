// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ModelPath;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.model.ModelFile;
import org.blemish.core.quality.QualityGate;
import org.blemish.data.labels.LabelFile;
import org.blemish.evaluation.shift.FileTimes;
import org.blemish.evaluation.shift.InspectedPart;
import org.blemish.evaluation.shift.ResultLines;
import org.blemish.evaluation.shift.ShiftReport;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish report shift}. */
@Command(
    name = "shift",
    description = {
      "Shows the parts of a shift: verdicts over time, drift of scores and image quality, the worst"
          + " parts.",
      "Writes shift.html. With --model, the worst ten parts are inspected again for their heat maps."
    },
    footer = {
      "",
      "Example: blemish predict --model run --format jsonl parts > monday.jsonl",
      "         blemish report shift --model run --output monday monday.jsonl"
    },
    mixinStandardHelpOptions = true)
public final class ReportShiftCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputFolderOption output = new OutputFolderOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "RESULTS.jsonl",
      description =
          "Results of 'blemish predict --format jsonl', or of a server, which also have the time,"
              + " in the order of time.")
  private List<Path> results = List.of();

  @Option(
      names = "--model",
      paramLabel = "M",
      description =
          "Model of the inspections, or its run folder: its calibration gives the control limits,"
              + " and its quality gate the accepted ranges.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "CSV",
      description = "An inspector's labels, with the columns path and label.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--file-times",
      description =
          "Take the times of results that have none from the last change of their files, and sort"
              + " the parts by time.")
  private boolean fileTimes;

  @Override
  public Integer call() {
    List<InspectedPart> read = ResultLines.read(results);
    List<InspectedPart> parts = fileTimes ? FileTimes.of(read) : read;
    if (model.isEmpty()) {
      write(parts, Optional.empty(), Optional.empty(), Optional.empty());
      return ExitCode.SUCCESS;
    }
    Path file = ModelPath.file(model.get());
    try (ModelFile opened = ModelFile.open(file);
        Detector detector = Detector.open(file)) {
      Model loaded = detector.model();
      // The gate measures inside the model's region and outside its ignored areas alone.
      boolean whole =
          loaded.ignore().isEmpty() && loaded.pipeline().preparation().region().isEmpty();
      write(
          parts,
          opened.calibrationRecord(),
          whole ? loaded.gate() : Optional.empty(),
          Optional.of(detector));
    }
    return ExitCode.SUCCESS;
  }

  private void write(
      List<InspectedPart> parts,
      Optional<CalibrationRecord> calibration,
      Optional<QualityGate> gate,
      Optional<Detector> detector) {
    Path page = output.create().resolve("shift.html");
    new ShiftReport(
            "Shift of " + parts.size() + (parts.size() == 1 ? " part" : " parts"),
            parts,
            calibration,
            gate,
            labels.map(LabelFile::read),
            detector)
        .write(page);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("report  %s%n", page);
    out.flush();
  }
}
