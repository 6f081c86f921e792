// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.ModelPath;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.parts.ExcludedFiles;
import org.blemish.training.config.BackbonePrecision;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.pipeline.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish quantize}. */
@Command(
    name = "quantize",
    description = "Makes a faster model whose backbone computes in 8-bit integers.",
    footer = {
      "",
      "Ranges of the activations are measured on good images; the method is then fitted again to"
          + " the features of the integer backbone, and thresholds are set anew, since both depend"
          + " on these features. So it takes the images and about the time of the training. The"
          + " same as 'train --precision int8' with the settings of the run.",
      "",
      "Example: blemish quantize --model run --data good --output run-int8"
    },
    mixinStandardHelpOptions = true)
public final class QuantizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelPath model = new ModelPath();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "RUN",
      description = "New folder for the model, the report and the files that --resume needs.")
  private Path output = Path.of("");

  @Option(names = "--resume", description = "Continue a run that was stopped.")
  private boolean resume;

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "FILE",
      description = "Good images that are not used.")
  private List<Path> exclude = List.of();

  @Override
  public Integer call() {
    RunFolder trained = new RunFolder(model.path().resolveSibling("").toAbsolutePath());
    if (!Files.isRegularFile(trained.config())) {
      throw new BlemishException(
          "%s: %s is not beside it, so the settings of its training are unknown: give the folder that 'blemish train' wrote"
              .formatted(model.path(), trained.config().getFileName()));
    }
    Dataset dataset = ExcludedFiles.of(exclude).remove(data.read(spec.commandLine().getErr()));
    new TrainingCall(spec, data, output, Optional.empty(), resume, json)
        .run(
            dataset,
            () ->
                Configuration.saved(trained.config())
                    .with(Setting.of("backbone.precision", BackbonePrecision.INT8.toString())));
    return ExitCode.SUCCESS;
  }
}
