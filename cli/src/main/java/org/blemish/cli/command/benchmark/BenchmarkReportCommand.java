// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.benchmark;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.blemish.cli.output.ExitCode;
import org.blemish.experiments.benchmark.BenchmarkResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish benchmark report}. */
@Command(
    name = "report",
    description =
        "Writes the tables and charts of a benchmark again from the results in its folder, without"
            + " running a job.",
    mixinStandardHelpOptions = true)
final class BenchmarkReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BenchmarkReportOptions options = new BenchmarkReportOptions();

  @Parameters(paramLabel = "OUT", description = "Output of the benchmark.")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    options.write(output, BenchmarkResults.read(output));
    spec.commandLine().getOut().printf("report      %s%n", output.resolve("report.html"));
    spec.commandLine().getOut().flush();
    return ExitCode.SUCCESS;
  }
}
