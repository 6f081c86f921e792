// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.json.Json;
import org.blemish.data.check.DataCheck;
import org.blemish.data.check.DataReport;
import org.blemish.data.check.FindingSeverity;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.DatasetLayouts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish data check}. */
@Command(
    name = "check",
    description = "Looks for what makes figures wrong: leaks, files that cannot be read, misfits.",
    footer = {"", "The exit code is 1 where there are errors; warnings and notes do not count."},
    mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "One category, or a folder of several.")
  private Path data = Path.of("");

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "How the folder is laid out; found out by itself where not given.")
  private Optional<String> layout = Optional.empty();

  @Option(names = "--json", description = "One JSON object for each category.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean errors = false;
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    for (Category category : DatasetLayouts.categories(data, layout.map(DatasetLayouts::named))) {
      DataReport report =
          DataCheck.check(category, (done, total) -> progress.step("checking", done, total));
      errors |= report.count(FindingSeverity.ERROR) > 0;
      if (json) {
        out.println(Json.line(report));
      } else {
        print(report, out);
      }
      out.flush();
    }
    return errors ? ExitCode.FAILURE : ExitCode.SUCCESS;
  }

  private static void print(DataReport report, PrintWriter out) {
    out.printf(
        "%s (%s): %d to train, %d to validate, %d to test; %d errors, %d warnings, %d notes%n",
        report.category(),
        report.layout(),
        report.train(),
        report.validation(),
        report.test(),
        report.count(FindingSeverity.ERROR),
        report.count(FindingSeverity.WARNING),
        report.count(FindingSeverity.NOTE));
    report.findings().forEach(finding -> out.println("  " + finding));
  }
}
