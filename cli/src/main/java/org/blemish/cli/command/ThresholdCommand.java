// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.blemish.cli.options.ChangedModelOption;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.output.CalibrationLines;
import org.blemish.cli.output.ChangedModelResult;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelFile;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.data.Label;
import org.blemish.data.labels.LabelFile;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.data.parts.PartFiles;
import org.blemish.data.parts.PartFinder;
import org.blemish.evaluation.DefectScores;
import org.blemish.inference.Detector;
import org.blemish.inference.feedback.ModelChange;
import org.blemish.inference.feedback.ThresholdChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish threshold}. */
@Command(
    name = "threshold",
    description = "Sets the thresholds of a model by hand, or by a target.",
    footer = {
      "",
      "Give one of --reject-score, --find with --defects, and --false-alarms with --parts. The user"
          + " who sets the threshold and the time are stored in the model; 'blemish undo' restores"
          + " the previous model.",
      "",
      "Example: blemish threshold --model run --reject-score 2.8 --unsure-score 2.1",
      "Example: blemish threshold --model run --find 0.95 --defects bracket/test/scratch",
      "Example: blemish threshold --model run --find 0.95 --defects bracket --labels labels.csv",
      "Example: blemish threshold --model run --false-alarms 3 --parts 2000",
      "Example: blemish threshold --model run --false-alarms 1 --parts 100 --images-per-part 6"
    },
    mixinStandardHelpOptions = true)
public final class ThresholdCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private ChangedModelOption output = new ChangedModelOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--reject-score",
      paramLabel = "S",
      description = "Parts with a higher score are defective.")
  private Optional<Double> rejectScore = Optional.empty();

  @Option(
      names = "--unsure-score",
      paramLabel = "S",
      description =
          "Parts with a higher score are unsure; the present one by default, at most the reject"
              + " score.")
  private Optional<Double> unsureScore = Optional.empty();

  @Option(
      names = "--find",
      paramLabel = "SHARE",
      description =
          "Share of the images of --defects that have to be called defective, such as 0.95.")
  private Optional<Double> find = Optional.empty();

  @Option(
      names = "--defects",
      paramLabel = "DIR",
      description = "Defective images; with --labels the folder that its paths start from.")
  private Optional<Path> defects = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "CSV",
      description =
          "Images of --defects that count: those labelled defective in the file that the report's"
              + " page writes.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      description = "Good parts among --parts that may be called defective.")
  private Optional<Integer> falseAlarms = Optional.empty();

  @Option(names = "--parts", paramLabel = "N", description = "Number of good parts.")
  private Optional<Integer> parts = Optional.empty();

  @Option(
      names = "--images-per-part",
      paramLabel = "N",
      description =
          "Images of each of these parts, which is defective if one of its images is; 1 by"
              + " default.")
  private Optional<Integer> imagesPerPart = Optional.empty();

  @Override
  public Integer call() {
    requireOneTarget();
    Path file = model.path();
    Path target = output.of(file);
    try (ModelFile opened = ModelFile.open(file)) {
      ThresholdChoice choice = ThresholdChoice.of(opened);
      DecisionRule rule;
      String detail;
      if (rejectScore.isPresent()) {
        rule = choice.byHand(rejectScore.get(), unsureScore);
        detail = "reject score set to " + rejectScore.get();
      } else if (find.isPresent()) {
        List<Double> scores = defectScores();
        rule = choice.finding(find.get(), scores, unsureScore);
        detail = "set to find %s of %d defective images".formatted(find.get(), scores.size());
      } else {
        int allowed = falseAlarms.orElse(0);
        int of = parts.orElse(0);
        rule = choice.falseAlarms(allowed, of, imagesPerPart.orElse(1));
        detail =
            "set for %d false alarms among %d good parts%s"
                .formatted(allowed, of, imagesPerPart.map(" with %d images"::formatted).orElse(""));
      }
      ModelChange.by(file, target, "threshold").write(opened, rule, Map.of(), detail);
      PrintWriter out = spec.commandLine().getOut();
      if (json.given()) {
        out.print(
            Json.text(
                new ChangedModelResult(
                    1, target, rule.calibration(), Optional.of(detail), Optional.empty())));
      } else {
        out.printf("model       %s%n", target);
        out.printf("change      %s%n", detail);
        rule.calibration().ifPresent(calibration -> CalibrationLines.print(calibration, out));
      }
      out.flush();
    }
    return ExitCode.SUCCESS;
  }

  private void requireOneTarget() {
    long given =
        Stream.of(rejectScore.isPresent(), find.isPresent(), falseAlarms.isPresent())
            .filter(Boolean::booleanValue)
            .count();
    boolean complete =
        find.isPresent() == defects.isPresent()
            && falseAlarms.isPresent() == parts.isPresent()
            && (imagesPerPart.isEmpty() || parts.isPresent())
            && (labels.isEmpty() || find.isPresent());
    if (given != 1 || !complete) {
      throw new ParameterException(
          spec.commandLine(),
          "give --reject-score, or --find with --defects, or --false-alarms with --parts");
    }
  }

  private FoundParts defectiveParts(Modality modality) {
    Path folder = defects.orElseThrow();
    if (labels.isEmpty()) {
      return new LabelledPartFinder(modality).defective(folder);
    }
    List<Path> files = LabelFile.read(labels.get()).files(folder, Label.DEFECTIVE);
    if (files.isEmpty()) {
      throw new BlemishException(
          labels.get() + ": no image is labelled defective: label some, or use --reject-score");
    }
    return new PartFinder(modality).find(files.stream().map(Path::toString).toList());
  }

  private List<Double> defectScores() {
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
        Detector detector = model.openForMany()) {
      FoundParts all = defectiveParts(detector.model().pipeline().modality());
      PrintWriter err = spec.commandLine().getErr();
      LeftOutParts.print(all.skipped(), err);
      List<PartFiles> found = all.parts();
      LeftOutParts leftOut = new LeftOutParts(err);
      List<Double> scores =
          DefectScores.of(
              detector, found, leftOut::add, done -> progress.step("defects", done, found.size()));
      leftOut.finish(found.size(), "defective images");
      return scores;
    }
  }
}
