// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.data.Dataset;
import org.blemish.evaluation.MapEvaluation;
import org.blemish.evaluation.metrics.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish metrics}. */
@Command(
    name = "metrics",
    description = "Measures anomaly maps that any program wrote, as the data sets' evaluators do.",
    footer = {
      "",
      "The map of test/<type>/<stem>.png is DIR/test/<type>/<stem>.tiff: one channel of 32-bit"
          + " floats, of the image's own size. It may also lie below the category's name, without"
          + " 'test', or, for MVTec 3D-AD, without 'rgb'.",
      "",
      "Example: blemish metrics --maps maps --data mvtec_ad/screw --output out"
    },
    mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  @Option(
      names = "--maps",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the maps.")
  private Path maps = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT",
      description = "Folder for metrics.json and scores.csv.")
  private Path output = Path.of("");

  @Option(
      names = "--scores",
      paramLabel = "CSV",
      description = "Image scores in columns 'path' and 'score'; each map's maximum.")
  private Optional<Path> scores = Optional.empty();

  @Override
  public Integer call() {
    Dataset dataset = data.read();
    OutputFolder.create(output);
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    try {
      Evaluation evaluation =
          new MapEvaluation(dataset, maps, scores, metrics.settings(), areas.read())
              .write(output, done -> progress.step("measuring", done, dataset.test().size()));
      PrintWriter out = spec.commandLine().getOut();
      MetricLines.print(evaluation.metrics(), out);
      out.flush();
    } finally {
      progress.close();
    }
    return ExitCode.SUCCESS;
  }
}
