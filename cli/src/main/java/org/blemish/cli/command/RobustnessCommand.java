// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.AreaOptions;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.options.OptionalOutputFolderOption;
import org.blemish.cli.options.SeedOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.corruption.Corruption;
import org.blemish.evaluation.DataProblems;
import org.blemish.evaluation.robustness.RobustnessFiles;
import org.blemish.evaluation.robustness.RobustnessResults;
import org.blemish.evaluation.robustness.RobustnessRun;
import org.blemish.inference.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code blemish robustness}. */
@Command(
    name = "robustness",
    description = {
      "Measures a model on corrupted test images: darker, blurred, shifted and others.",
      "Writes robustness.html, robustness.json, robustness.csv and robustness.md."
    },
    footer = {
      "",
      "Each test image is inspected as it is and with each corruption. The table shows, in per"
          + " cent, the metrics under each corruption, how many good parts are rejected and how"
          + " many defective parts are missed by their score, and how many of both the quality gate"
          + " calls unsure.",
      "",
      "Example: blemish robustness --model run --data bracket --output result"
    },
    mixinStandardHelpOptions = true)
public final class RobustnessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private OptionalOutputFolderOption output = new OptionalOutputFolderOption();
  @Mixin private SeedOption seed = new SeedOption();

  @Override
  public Integer call() {
    Dataset dataset = data.read(spec.commandLine().getErr());
    InferenceAreas given = areas.read();
    Optional<Path> folder = output.create();
    // Those of an image are inspected side by side.
    List<Corruption> corruptions = Corruption.common();
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
        Detector detector = model.open(1 + corruptions.size())) {
      RobustnessRun run = new RobustnessRun(detector, dataset, given, corruptions, seed.value());
      int inspections = run.inspections();
      RobustnessResults results = run.run(done -> progress.step("inspecting", done, inspections));
      folder.ifPresent(files -> RobustnessFiles.write(results, files));
      print(results, folder);
      return problems(results);
    }
  }

  /** Names images that were left out; then the command has failed. */
  private int problems(RobustnessResults results) {
    PrintWriter err = spec.commandLine().getErr();
    new DataProblems(results.failed(), List.of()).lines().forEach(err::println);
    err.flush();
    return results.failed().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  private void print(RobustnessResults results, Optional<Path> folder) {
    PrintWriter out = spec.commandLine().getOut();
    RobustnessFiles.lines(results).forEach(out::println);
    if (!results.skipped().isEmpty()) {
      out.println(
          "skipped, since scans are not transformed: " + String.join(", ", results.skipped()));
    }
    folder.ifPresent(files -> out.println("files in " + files));
    out.flush();
  }
}
