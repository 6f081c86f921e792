// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.GoodImagesOption;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.output.CalibrationLines;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.RawMaps;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.data.parts.PartFiles;
import org.blemish.evaluation.DefectRecall;
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
      "Of a data set the validation images are used, or the training images where it has no others;"
          + " of any other folder all images. The stated false-reject rate holds only if the model"
          + " was not trained on these images. Networks and scoring stay as they are; a quality gate"
          + " is widened so that it accepts these images.",
      "",
      "Example: blemish calibrate --model run --data good-of-this-week --reject 0.02 --unsure 0.1"
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private GoodImagesOption data = new GoodImagesOption();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The new model file; replaces the given model by default.")
  private Optional<Path> output = Optional.empty();

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
    Recalibration recalibration;
    Optional<DefectRecall> recall;
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
        Detector detector = model.open()) {
      FalseRejectRates rates = rates(detector.model().decisionRule().scoring().settings().rates());
      LabelledPartFinder finder = new LabelledPartFinder(detector.model().pipeline().modality());
      SampleReader reader = new SampleReader(detector.model().pipeline().reader());
      List<PartFiles> good = finder.good(data.path());
      List<PartFiles> defective = defects.map(finder::defective).orElse(List.of());
      Calibrator calibrator = new Calibrator(detector);
      for (int i = 0; i < good.size(); i++) {
        calibrator.add(read(reader, good.get(i)), good.get(i).path().toString());
        progress.step("calibrating", i + 1L, good.size());
      }
      recalibration = calibrator.calibrate(rates);
      List<RawMaps> maps = new ArrayList<>();
      for (PartFiles part : defective) {
        maps.add(detector.maps(read(reader, part), part.path().toString()));
        progress.step("defects", maps.size(), defective.size());
      }
      recall =
          maps.isEmpty()
              ? Optional.empty()
              : Optional.of(DefectRecall.of(recalibration.decisionRule(), maps));
    }
    Path target = output.orElse(model.path());
    recalibration.write(model.path(), target);
    print(recalibration, recall, target);
    return ExitCode.SUCCESS;
  }

  private void print(Recalibration recalibration, Optional<DefectRecall> recall, Path target) {
    PrintWriter out = spec.commandLine().getOut();
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

  private static Input read(SampleReader reader, PartFiles part) {
    return reader.read(part.path().toString(), part.image(), part.scan());
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
