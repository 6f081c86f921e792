// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish export}. */
@Command(
    name = "export",
    description = "Writes a run's model again, or a model's ONNX graphs for other runtimes.",
    footer = {
      "",
      "With RUN, the checkpoints become a model file once more: graphs, check against the trained"
          + " networks, calibration. With --model, DIR gets backbone.onnx, head.onnx and what"
          + " prepares images and judges maps as JSON and safetensors.",
      "",
      "Examples: blemish export run --data screw",
      "          blemish export --model run --onnx graphs"
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Run folder whose networks are trained; needs --data.")
  private Optional<Path> run = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data set that the run was trained on.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "How that is laid out; found out by itself where not given.")
  private Optional<String> layout = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Model file, or the run folder that holds model.blemish; needs --onnx.")
  private Optional<Path> model = Optional.empty();

  @Option(names = "--onnx", paramLabel = "DIR", description = "Folder for the model's parts.")
  private Optional<Path> graphs = Optional.empty();

  @Override
  public Integer call() {
    boolean again = run.isPresent() && data.isPresent() && model.or(() -> graphs).isEmpty();
    boolean parts = model.isPresent() && graphs.isPresent() && run.or(() -> data).isEmpty();
    if (again) {
      exportAgain(run.get(), data.get());
    } else if (parts) {
      exportEntries(ModelPath.file(model.get()), graphs.get());
    } else {
      throw new ParameterException(
          spec.commandLine(), "give either RUN and --data, or --model and --onnx");
    }
    return ExitCode.SUCCESS;
  }

  private void exportAgain(Path folder, Path images) {
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    DatasetLayout found =
        layout.map(DatasetLayouts::named).orElseGet(() -> DatasetLayouts.detect(images));
    try {
      TrainSummary.print(
          Trainer.resume(folder, found.read(images), progress),
          images,
          spec.commandLine().getOut());
    } finally {
      progress.close();
    }
  }

  private void exportEntries(Path from, Path folder) {
    OutputFolder.create(folder);
    try (ModelFile file = ModelFile.open(from)) {
      for (ModelEntry entry : file.entries()) {
        Path target = folder.resolve(entry.fileName());
        AtomicFile.write(target, file.array(entry));
        spec.commandLine().getOut().println(target);
      }
    }
    spec.commandLine().getOut().flush();
  }
}
