// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.corruption.Corruption;
import org.blemish.evaluation.robustness.RobustnessFiles;
import org.blemish.evaluation.robustness.RobustnessResults;
import org.blemish.evaluation.robustness.RobustnessRun;
import org.blemish.inference.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish robustness}. */
@Command(
    name = "robustness",
    description = "Measures a model on corrupted test images: darker, blurred, shifted and others.",
    footer = {
      "",
      "Each test image is inspected as it is and under each corruption; training images are not"
          + " used, labels choose nothing. The table, in per cent, shows the metrics, how many good"
          + " parts would be rejected and defective ones missed by their score, and how many of both"
          + " the quality gate calls unsure.",
      "",
      "Example: blemish robustness --model run --data bracket --output result"
    },
    mixinStandardHelpOptions = true)
final class RobustnessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for robustness.json, .csv and .md; none is written where not given.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of noise, and of the directions of shifts and turns; 0.")
  private long seed;

  @Override
  public Integer call() {
    Dataset dataset = data.read();
    InferenceAreas given = areas.read();
    output.ifPresent(OutputFolder::create);
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    try (Detector detector = model.open()) {
      RobustnessRun run = new RobustnessRun(detector, dataset, given, Corruption.common(), seed);
      int inspections = run.inspections();
      RobustnessResults results = run.run(done -> progress.step("inspecting", done, inspections));
      output.ifPresent(folder -> RobustnessFiles.write(results, folder));
      print(results);
    } finally {
      progress.close();
    }
    return ExitCode.SUCCESS;
  }

  private void print(RobustnessResults results) {
    PrintWriter out = spec.commandLine().getOut();
    RobustnessFiles.lines(results).forEach(out::println);
    if (!results.skipped().isEmpty()) {
      out.println(
          "skipped, since scans are not transformed: " + String.join(", ", results.skipped()));
    }
    output.ifPresent(folder -> out.println("files in " + folder));
    out.flush();
  }
}
