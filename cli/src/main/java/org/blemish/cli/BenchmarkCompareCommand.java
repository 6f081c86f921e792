// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.experiments.benchmark.BenchmarkComparison;
import org.blemish.experiments.benchmark.BenchmarkResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish benchmark compare}. */
@Command(
    name = "compare",
    description = "Lays a later benchmark beside an earlier one and says whether it is worse.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:not worse", "1:worse, or cells are missing", "2:wrong usage"},
    mixinStandardHelpOptions = true)
final class BenchmarkCompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "Output of the earlier benchmark.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "Output of the later benchmark.")
  private Path after = Path.of("");

  @Option(
      names = "--fail-if-worse",
      paramLabel = "POINTS",
      description =
          "Worse is a mean over categories that fell by more than so many points of per cent;"
              + " 0.5 where not given.")
  private double points = 0.5;

  @Option(
      names = "--figures",
      split = ",",
      paramLabel = "NAME",
      description = "Keys of metrics.json; image_auroc where not given.")
  private List<String> metrics = List.of(MetricKey.IMAGE_AUROC.name());

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    BenchmarkResults first = BenchmarkResults.read(before);
    BenchmarkResults second = BenchmarkResults.read(after);
    boolean worse = false;
    boolean missing = false;
    for (String figure : metrics) {
      BenchmarkComparison comparison = BenchmarkComparison.of(first, second, figure);
      out.println(figure);
      comparison.rows().forEach(row -> out.println("  " + row));
      comparison.missing().forEach(cell -> out.println("  missing: " + cell));
      worse |= !comparison.worseThan(points).isEmpty();
      missing |= !comparison.missing().isEmpty();
    }
    out.printf(
        Locale.ROOT,
        "verdict: %s%n",
        worse
            ? "WORSE, a mean fell by more than %.2f points".formatted(points)
            : missing ? "INCOMPLETE, the later benchmark lacks cells" : "NOT WORSE");
    out.flush();
    return worse || missing ? ExitCode.FAILURE : ExitCode.SUCCESS;
  }
}
