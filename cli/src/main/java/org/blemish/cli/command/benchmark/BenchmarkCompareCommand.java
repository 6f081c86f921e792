// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.blemish.cli.output.ExitCode;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.report.BenchmarkComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish benchmark compare}. */
@Command(
    name = "compare",
    description = "Compares a later benchmark with an earlier one and reports whether it is worse.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:not worse", "1:worse, or results are missing", "2:wrong usage"},
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
      defaultValue = "0.5",
      description =
          "Percentage points by which a mean over categories may fall before it counts as worse;"
              + " ${DEFAULT-VALUE} by default.")
  private double points;

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "image_auroc",
      description = "Keys of metrics.json; ${DEFAULT-VALUE} by default.")
  private List<String> metrics = List.of();

  @Option(
      names = "--figures",
      hidden = true,
      split = ",",
      paramLabel = "NAME",
      description = "Old name of --metrics.")
  private List<String> oldMetrics = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    BenchmarkResults first = BenchmarkResults.read(before);
    BenchmarkResults second = BenchmarkResults.read(after);
    boolean worse = false;
    boolean missing = false;
    for (String metric : oldMetrics.isEmpty() ? metrics : oldMetrics) {
      BenchmarkComparison comparison = BenchmarkComparison.of(first, second, metric);
      out.println(metric);
      comparison.rows().forEach(row -> out.println("  " + row));
      comparison.missing().forEach(job -> out.println("  missing: " + job));
      worse |= !comparison.worseThan(points).isEmpty();
      missing |= !comparison.missing().isEmpty();
    }
    out.printf(
        Locale.ROOT,
        "verdict: %s%n",
        worse
            ? "WORSE, a mean fell by more than %.2f points".formatted(points)
            : missing ? "INCOMPLETE, results are missing in the later benchmark" : "NOT WORSE");
    out.flush();
    return worse || missing ? ExitCode.FAILURE : ExitCode.SUCCESS;
  }
}
