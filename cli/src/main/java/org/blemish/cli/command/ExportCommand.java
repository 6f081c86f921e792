// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.LayoutOption;
import org.blemish.cli.options.ModelPath;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.OutputFolder;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.cli.output.TrainSummary;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.experiments.mlflow.MlflowRun;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish export}. */
@Command(
    name = "export",
    description =
        "Writes the model file of a run again, the ONNX graphs of a model, or a run for MLflow.",
    footer = {
      "",
      "With RUN, exports the checkpoints again: graphs, comparison with the trained networks and"
          + " calibration. With --model, writes backbone.onnx, head.onnx and, as JSON and"
          + " safetensors, the settings of preparation and scoring to the folder of --onnx. With"
          + " --mlflow, adds the run to a folder that MLflow reads.",
      "",
      "Examples: blemish export run --data screw",
      "          blemish export --model run --onnx graphs",
      "          blemish export --model run --mlflow mlruns --metrics result/metrics.json"
    },
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LayoutOption layout = new LayoutOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Run folder with trained networks; needs --data.")
  private Optional<Path> run = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data set that the run was trained on.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "Model file, or a run folder with a model file; needs --onnx or --mlflow.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--onnx",
      paramLabel = "DIR",
      description = "Folder for the entries of the model file.")
  private Optional<Path> graphs = Optional.empty();

  @Option(
      names = "--mlflow",
      paramLabel = "DIR",
      description = "Folder of MLflow's file store, to which the run is added; needs a run folder.")
  private Optional<Path> mlflow = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "The metrics.json of an evaluation, for --mlflow.")
  private Optional<Path> metrics = Optional.empty();

  @Override
  public Integer call() {
    boolean rewrite =
        run.isPresent() && data.isPresent() && model.or(() -> graphs).or(() -> mlflow).isEmpty();
    boolean entries =
        model.isPresent()
            && graphs.or(() -> mlflow).isPresent()
            && run.or(() -> data).isEmpty()
            && (metrics.isEmpty() || mlflow.isPresent());
    if (rewrite) {
      exportAgain(run.get(), data.get());
    } else if (entries) {
      graphs.ifPresent(folder -> exportEntries(ModelPath.file(model.get()), folder));
      mlflow.ifPresent(store -> exportRun(model.get(), store));
    } else {
      throw new ParameterException(
          spec.commandLine(), "give either RUN and --data, or --model and --onnx or --mlflow");
    }
    return ExitCode.SUCCESS;
  }

  private void exportAgain(Path folder, Path images) {
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
      TrainSummary.print(
          Trainer.resume(folder, layout.of(images).read(images), progress),
          images,
          "--data " + images,
          spec.commandLine().getOut());
    }
  }

  private void exportRun(Path folder, Path store) {
    Path written = MlflowRun.of(new RunFolder(folder)).write(store, metrics);
    spec.commandLine().getOut().println(written);
    spec.commandLine().getOut().flush();
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
