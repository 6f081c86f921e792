// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.input.Input;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelWriter;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.LabelledPartFinder;
import org.blemish.data.parts.PartFiles;
import org.blemish.inference.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish calibrate}. */
@Command(
    name = "calibrate",
    description = "Learns new thresholds from good images that took no part in training.",
    footer = {
      "",
      "Of a data set its validation images are taken, its training images where it has no others;"
          + " of any other folder all images. The promise holds for images that the model has not"
          + " been trained on. Networks and scoring stay as they are; a quality gate accepts, from"
          + " now on, what these pictures have too.",
      "",
      "Example: blemish calibrate --model run --data good-of-this-week --reject 0.02 --unsure 0.1"
    },
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "GOOD",
      description = "Folder of good images, or a data set.")
  private Path data = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the new model goes; in the old one's place where not given.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--reject",
      paramLabel = "R",
      description = "Share of good parts that may be called defective; the model's own.")
  private Optional<Double> reject = Optional.empty();

  @Option(
      names = "--unsure",
      paramLabel = "R",
      description = "Share of good parts that may be called unsure or defective; the model's own.")
  private Optional<Double> unsure = Optional.empty();

  @Option(
      names = "--defects",
      paramLabel = "DIR",
      description = "Defective images: how many are found is reported, and chooses nothing.")
  private Optional<Path> defects = Optional.empty();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    DecisionRule judge;
    Optional<QualityGate> gate;
    Optional<DefectRecall> recall;
    try (Detector detector = model.open()) {
      DecisionRule old = detector.model().decisionRule();
      FalseRejectRates rates = rates(old.scoring().settings().rates());
      LabelledPartFinder parts = new LabelledPartFinder(detector.model().pipeline().modality());
      List<PartFiles> good = parts.good(data);
      List<PartFiles> defective = defects.map(parts::defective).orElse(List.of());
      List<Detector.CalibrationInput> observed = observe(detector, good, "calibrating", progress);
      judge =
          old.recalibrated(rates, observed.stream().map(Detector.CalibrationInput::maps).toList());
      List<GateInput> pictures =
          observed.stream().flatMap(part -> part.gateInput().stream()).toList();
      gate = detector.model().gate().map(g -> g.widened(pictures));
      DecisionRule fresh = judge;
      recall =
          defects.map(
              folder ->
                  DefectRecall.of(
                      fresh,
                      observe(detector, defective, "defects", progress).stream()
                          .map(Detector.CalibrationInput::maps)
                          .toList()));
    } finally {
      progress.close();
    }
    Path target = output.orElse(model.path());
    try (ModelFile file = ModelFile.open(model.path())) {
      ModelWriter.withDecisionRule(file, judge, gate, target);
    }
    out.printf("model       %s%n", target);
    judge.calibration().ifPresent(calibration -> CalibrationLines.print(calibration, out));
    gate.ifPresent(g -> out.println("gate        by %d good images".formatted(g.images())));
    recall.ifPresent(found -> out.println("defects     " + found.sentence()));
    out.flush();
    return ExitCode.SUCCESS;
  }

  private FalseRejectRates rates(FalseRejectRates old) {
    double newReject = reject.orElse(old.reject());
    try {
      return new FalseRejectRates(newReject, unsure.orElse(Math.max(newReject, old.unsure())));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Detector.CalibrationInput> observe(
      Detector detector, List<PartFiles> parts, String stage, ProgressDisplay progress) {
    SampleReader reader = new SampleReader(detector.model().pipeline().reader());
    List<Detector.CalibrationInput> observed = new ArrayList<>();
    for (PartFiles part : parts) {
      String name = part.path().toString();
      Input input = reader.read(name, part.image(), part.scan());
      observed.add(detector.calibrationInput(input, name));
      progress.step(stage, observed.size(), parts.size());
    }
    return observed;
  }
}
