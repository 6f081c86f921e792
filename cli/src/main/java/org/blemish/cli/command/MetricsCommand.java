// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.AreaOptions;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.MetricOptions;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.MetricLines;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.data.Dataset;
import org.blemish.evaluation.EvaluationFolder;
import org.blemish.evaluation.MapEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish metrics}. */
@Command(
    name = "metrics",
    description = {
      "Measures anomaly maps written by any program, as the evaluators of the data sets do.",
      "Writes metrics.json and scores.csv."
    },
    footer = {
      "",
      "The map of test/<type>/<stem>.png is DIR/test/<type>/<stem>.tiff: one channel of 32-bit"
          + " floats in the image's size. The path may also start with the category's name, omit"
          + " 'test' or, for MVTec 3D-AD, omit 'rgb'.",
      "",
      "Example: blemish metrics --maps maps --data mvtec_ad/screw --output out"
    },
    mixinStandardHelpOptions = true)
public final class MetricsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private OutputFolderOption output = new OutputFolderOption();
  @Mixin private MetricOptions metrics = new MetricOptions();

  @Option(
      names = "--maps",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the anomaly maps.")
  private Path maps = Path.of("");

  @Option(
      names = "--scores",
      paramLabel = "CSV",
      description =
          "CSV file of image scores with the columns 'path' and 'score'; by default the score is the map's maximum.")
  private Optional<Path> scores = Optional.empty();

  @Override
  public Integer call() {
    Dataset dataset = data.read(spec.commandLine().getErr());
    try (EvaluationFolder target = EvaluationFolder.open(output.path());
        ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
      MapEvaluation.MeasuredMaps measured =
          new MapEvaluation(dataset, maps, scores, metrics.settings(), areas.read())
              .write(
                  target.files(), done -> progress.step("measuring", done, dataset.test().size()));
      target.publish();
      PrintWriter out = spec.commandLine().getOut();
      measured.problems().lines().forEach(spec.commandLine().getErr()::println);
      MetricLines.print(measured.evaluation().metrics(), out);
      out.flush();
    }
    return ExitCode.SUCCESS;
  }
}
