// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.FolderOptions;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.LayoutOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.json.Json;
import org.blemish.data.check.DataCheck;
import org.blemish.data.check.DataReport;
import org.blemish.data.check.FindingSeverity;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.DatasetLayouts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish data check}. */
@Command(
    name = "check",
    description =
        "Finds errors in a data set: leaks, unreadable files, images and scans that do not match.",
    footer = {"", "The exit code is 1 if there are errors; warnings and notes do not count."},
    mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LayoutOption layout = new LayoutOption();

  @Mixin private FolderOptions folders = new FolderOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Folder of one category, or of several categories.")
  private Optional<Path> data = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean errors = false;
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
      for (Category category : categories()) {
        DataReport report =
            DataCheck.check(category, (done, total) -> progress.step("checking", done, total));
        errors |= report.count(FindingSeverity.ERROR) > 0;
        if (json.given()) {
          out.println(Json.line(report));
        } else {
          print(report, out);
        }
        out.flush();
      }
    }
    return errors ? ExitCode.FAILURE : ExitCode.SUCCESS;
  }

  private List<Category> categories() {
    if (data.isPresent() == folders.given()) {
      throw new ParameterException(
          spec.commandLine(), "give either DIR, or --good DIR with --defects DIR and --masks DIR");
    }
    return folders
        .category()
        .map(List::of)
        .orElseGet(() -> DatasetLayouts.categories(data.orElseThrow(), layout.given()));
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
