// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.blemish.cli.options.GoodImagesOption;
import org.blemish.cli.options.GroupByOption;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.output.CalibrationLines;
import org.blemish.cli.output.ChangedModelResult;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.UsedImage;
import org.blemish.core.model.UsedImages;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.ExcludedFiles;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.data.parts.PartFiles;
import org.blemish.evaluation.DefectRecall;
import org.blemish.evaluation.DefectScores;
import org.blemish.inference.Calibrator;
import org.blemish.inference.Detector;
import org.blemish.inference.Recalibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish calibrate}. */
@Command(
    name = "calibrate",
    description = "Computes new thresholds from good images that took no part in the training.",
    footer = {
      "",
      "Uses the validation images of a data set, or its training images if it has no others, and"
          + " all images of any other folder. The stated false-reject rate holds only if the model"
          + " was not trained on these images. Networks and scoring do not change; a quality gate"
          + " is widened so that it accepts these images.",
      "",
      "Example: blemish calibrate --model run --data good-of-this-week --reject 0.02 --in-place"
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private GoodImagesOption data = new GoodImagesOption();
  @Mixin private GroupByOption groupBy = new GroupByOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--output", paramLabel = "FILE", description = "The new model file.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--in-place",
      description = "Change the given model; 'blemish undo' restores the previous one.")
  private boolean inPlace;

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "FILE",
      description = "Good images that are not used.")
  private List<Path> exclude = List.of();

  @Option(
      names = "--reject",
      paramLabel = "R",
      description = "Share of good parts that may be called defective; the model's own by default.")
  private Optional<Double> reject = Optional.empty();

  @Option(
      names = "--unsure",
      paramLabel = "R",
      description =
          "Share of good parts that may be called unsure or defective; the model's own by default.")
  private Optional<Double> unsure = Optional.empty();

  @Option(
      names = "--defects",
      paramLabel = "DIR",
      description = "Defective images: reports how many are found; they do not change thresholds.")
  private Optional<Path> defects = Optional.empty();

  @Override
  public Integer call() {
    if (inPlace == output.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "give either --output FILE for a new model or --in-place");
    }
    Recalibration recalibration;
    Optional<DefectRecall> recall;
    List<UsedImage> fresh = new ArrayList<>();
    AtomicInteger fitted = new AtomicInteger();
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
        Detector detector = model.openForMany()) {
      FalseRejectRates rates = rates(detector.model().decisionRule().scoring().settings().rates());
      LabelledPartFinder finder = new LabelledPartFinder(detector.model().pipeline().modality());
      SampleReader reader = new SampleReader(detector.model().pipeline().reader());
      PrintWriter err = spec.commandLine().getErr();
      FoundParts found = finder.good(data.path());
      LeftOutParts.print(found.skipped(), err);
      List<PartFiles> good = ExcludedFiles.of(exclude).remove(found.parts());
      Map<Path, String> partOf = groupBy.partOf(good.stream().map(PartFiles::path).toList());
      Optional<UsedImages> used = usedImages();
      List<PartFiles> defective =
          defects.map(finder::defective).map(FoundParts::parts).orElse(List.of());
      Calibrator calibrator = new Calibrator(detector);
      LeftOutParts leftOut = new LeftOutParts(err);
      AtomicInteger done = new AtomicInteger();
      detector
          .pipeline()
          .<PartFiles, CalibrationPart.Outcome>run(
              good.iterator(),
              new CalibrationPart(detector, reader, used)::measure,
              (part, outcome) -> {
                progress.step("calibrating", done.incrementAndGet(), good.size());
                if (outcome instanceof CalibrationPart.Outcome.Failed failed) {
                  leftOut.add(failed.reason());
                } else if (outcome instanceof CalibrationPart.Outcome.Fitted) {
                  fitted.incrementAndGet();
                } else if (outcome instanceof CalibrationPart.Outcome.Measured measured) {
                  String source = part.path().toString();
                  calibrator.add(
                      measured.measured(), source, partOf.getOrDefault(part.path(), source));
                  measured.image().ifPresent(fresh::add);
                }
              });
      leftOut.finish(good.size(), "good images");
      int skipped = fitted.get();
      if (skipped > 0) {
        spec.commandLine()
            .getErr()
            .printf(
                "skipped %d of %d good images, since the model was fitted to them%n",
                skipped, good.size());
      }
      if (skipped == good.size()) {
        throw new ParameterException(
            spec.commandLine(),
            "%s: the model was fitted to all %d good images there, so they cannot set thresholds: give other good images"
                .formatted(data.path(), skipped));
      }
      recalibration = calibrator.calibrate(rates);
      LeftOutParts unreadable = new LeftOutParts(err);
      List<Double> scores =
          DefectScores.of(
              detector,
              defective,
              unreadable::add,
              scored -> progress.step("defects", scored, defective.size()));
      unreadable.finish(defective.size(), "defective images");
      recall =
          scores.isEmpty()
              ? Optional.empty()
              : Optional.of(DefectRecall.of(recalibration.decisionRule(), scores));
    }
    Path target = output.orElse(model.path());
    recalibration.write(model.path(), target, fresh);
    print(recalibration, recall, target);
    return ExitCode.SUCCESS;
  }

  /** Models of formats 1 and 2 do not name the images that they were fitted to. */
  private Optional<UsedImages> usedImages() {
    try (ModelFile file = ModelFile.open(model.path())) {
      Optional<UsedImages> used = file.usedImages();
      if (used.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "warning: this model does not name the images that it was fitted to: make sure that"
                    + " none of them is used here");
      }
      return used;
    }
  }

  private void print(Recalibration recalibration, Optional<DefectRecall> recall, Path target) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.given()) {
      out.print(
          Json.text(
              new ChangedModelResult(
                  1,
                  target,
                  recalibration.decisionRule().calibration(),
                  Optional.empty(),
                  recall)));
      out.flush();
      return;
    }
    out.printf("model       %s%n", target);
    recalibration
        .decisionRule()
        .calibration()
        .ifPresent(calibration -> CalibrationLines.print(calibration, out));
    recalibration
        .gate()
        .ifPresent(gate -> out.println("gate        by %d good images".formatted(gate.images())));
    recall.ifPresent(found -> out.println("defects     " + found.sentence()));
    out.flush();
  }

  private FalseRejectRates rates(FalseRejectRates old) {
    double newReject = reject.orElse(old.reject());
    try {
      return new FalseRejectRates(newReject, unsure.orElse(Math.max(newReject, old.unsure())));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
