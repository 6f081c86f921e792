// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.cli.output.TrainResult;
import org.blemish.cli.output.TrainSummary;
import org.blemish.core.json.Json;
import org.blemish.data.Dataset;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.StopSignal;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A training by a command: shows progress, says how to continue when it is stopped, and prints the
 * result.
 *
 * @param spec of the command
 * @param data names the data set in printed commands
 * @param output folder of the run
 * @param features folder of the feature cache; in the run's folder if empty
 * @param resume whether a run in the folder is continued
 * @param json whether the result is printed as JSON
 */
record TrainingCall(
    CommandSpec spec,
    DataOptions data,
    Path output,
    Optional<Path> features,
    boolean resume,
    JsonOption json) {
  /**
   * Trains, or continues a run with its own configuration.
   *
   * @param configuration of a new run; not asked for if one is continued
   */
  void run(Dataset dataset, Supplier<Configuration> configuration) {
    PrintWriter err = spec.commandLine().getErr();
    TrainedRun run;
    try (ProgressDisplay display = new ProgressDisplay(err);
        StopSignal signal = ResumeHint.onSignal(output, err)) {
      run = train(dataset, configuration, signal.cancelling(display));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json.given()) {
      out.print(Json.text(TrainResult.of(run)));
      out.flush();
    } else {
      TrainSummary.print(run, dataset.root(), data.asArguments(), out);
    }
  }

  private TrainedRun train(
      Dataset dataset, Supplier<Configuration> configuration, Progress progress) {
    RunFolder folder = new RunFolder(output);
    Path cache = features.orElse(folder.features());
    if (resume && !folder.begun()) {
      folder.requireFree();
      progress.note(
          "%s holds no run to continue: training starts anew, with the settings of this command"
              .formatted(output));
    }
    return resume && folder.begun()
        ? Trainer.resume(output, dataset, cache, progress)
        : Trainer.train(output, dataset, configuration.get(), cache, progress);
  }
}
