// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.OutputFolder;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.json.Json;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.process.ShellWords;
import org.blemish.experiments.benchmark.Benchmark;
import org.blemish.experiments.benchmark.BenchmarkPlan;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.JobBudget;
import org.blemish.experiments.benchmark.job.ChildProcessCommand;
import org.blemish.experiments.benchmark.job.ChildProcesses;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.report.BenchmarkReport;
import org.blemish.training.pipeline.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish benchmark}. */
@Command(
    name = "benchmark",
    description = {
      "Trains and evaluates every category with every method, preset, modality and seed, each job"
          + " in its own process, and compares the results with published ones.",
      "Run again with the same output, it continues: finished jobs are never run twice.",
      "Writes cells/, results.csv, report.md and report.html."
    },
    subcommands = {BenchmarkCompareCommand.class, BenchmarkReportCommand.class},
    mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BenchmarkPlanOptions plan = new BenchmarkPlanOptions();
  @Mixin private ResourceOptions limits = new ResourceOptions();
  @Mixin private BenchmarkReportOptions report = new BenchmarkReportOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the results; created where it is missing. Required.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--retry-failed", description = "Run jobs again that failed before.")
  private boolean retryFailed;

  @Override
  public Integer call() {
    Path out = output.orElseThrow(() -> missing("--output=DIR"));
    if (!plan.hasData()) {
      throw missing("--data=DIR");
    }
    BenchmarkPlan jobs = plan.plan();
    PrintWriter err = spec.commandLine().getErr();
    JobBudget budget = limits.budget();
    budget.reason().ifPresent(why -> err.println("blemish: " + why));
    OutputFolder.create(out);
    BenchmarkReport.saveEnvironment(out, environment(budget));
    BenchmarkResults results;
    try (ProgressDisplay progress = new ProgressDisplay(err);
        ChildProcesses processes =
            new ChildProcesses(ChildProcessCommand.command(budget.heapMib()))) {
      results =
          new Benchmark(out, jobs, limits.limits(budget), retryFailed)
              .run(processes, progress, result -> printResult(result, err));
    }
    report.write(out, BenchmarkResults.readAll(out));
    return end(results, out, spec.commandLine().getOut());
  }

  /**
   * What {@code --json} prints.
   *
   * @param schema version of the JSON
   * @param jobs results of all jobs of this command, in the plan's order
   */
  private record BenchmarkJson(int schema, Path output, List<JobResult> jobs) {}

  private static void printResult(JobResult result, PrintWriter err) {
    err.println(
        result
            .error()
            .map(error -> "failed  %s: %s".formatted(result.job(), error))
            .orElse("done    " + result.job()));
    err.flush();
  }

  private List<String> environment(JobBudget budget) {
    Machine machine = Machine.here(budget.threads());
    return List.of(
        CalledProgram.word()
            + " "
            + ShellWords.joined(spec.commandLine().getParseResult().originalArgs()),
        "%s, %d processors, Java %s, %s"
            .formatted(machine.processor(), machine.processors(), machine.java(), machine.system()),
        "%s at a time, %s each"
            .formatted(count(budget.jobs(), "job"), count(budget.threads(), "thread")));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private int end(BenchmarkResults results, Path out, PrintWriter print) {
    if (json.given()) {
      print.print(Json.text(new BenchmarkJson(1, out, results.jobs())));
    } else {
      print.printf("finished    %d jobs%n", results.finished().size());
      if (!results.failed().isEmpty()) {
        print.printf("failed      %d jobs%n", results.failed().size());
      }
      print.printf("report      %s%n", out.resolve("report.html"));
    }
    print.flush();
    return results.failed().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  private ParameterException missing(String option) {
    return new ParameterException(
        spec.commandLine(), "Missing required option: '%s'".formatted(option));
  }
}
