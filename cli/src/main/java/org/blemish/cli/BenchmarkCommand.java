// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.blemish.core.BlemishException;
import org.blemish.core.data.layout.Category;
import org.blemish.core.data.layout.DatasetLayouts;
import org.blemish.core.input.Modality;
import org.blemish.training.benchmark.Benchmark;
import org.blemish.training.benchmark.BenchmarkPlan;
import org.blemish.training.benchmark.BenchmarkReport;
import org.blemish.training.benchmark.BenchmarkResults;
import org.blemish.training.benchmark.CellResult;
import org.blemish.training.benchmark.ChildProcesses;
import org.blemish.training.benchmark.Variant;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Methods;
import org.blemish.training.pipeline.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish benchmark}. */
@Command(
    name = "benchmark",
    description = {
      "Trains and evaluates every category with every method, preset, modality and seed, each in"
          + " a process of its own, and lays the results beside published figures.",
      "Begun again with the same output it goes on: finished cells are never run twice."
    },
    subcommands = BenchmarkCompareCommand.class,
    mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  // Not "required", since 'benchmark compare' has no use for them.
  @Option(
      names = "--data",
      paramLabel = "ROOT",
      description = "Folder of categories, or of one category. Needed.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "OUT",
      description = "Folder for cells, results.csv, report.md and report.html. Needed.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "How each category is laid out; found out by itself where not given.")
  private Optional<String> layout = Optional.empty();

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "NAME",
      description = "These alone; all where not given.")
  private List<String> categories = List.of();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "ast, patchcore, padim; ast where not given.")
  private List<String> methods = List.of("ast");

  @Option(
      names = "--presets",
      split = ",",
      paramLabel = "NAME",
      description = "balanced, fast, paper; balanced where not given.")
  private List<String> presets = List.of("balanced");

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N",
      description = "0,1,2 where not given: intervals need two at least.")
  private List<Long> seeds = List.of(0L, 1L, 2L);

  @Option(
      names = "--modality",
      split = ",",
      converter = ModalityName.class,
      paramLabel = "NAME",
      description = "rgb (default), depth, rgb+depth.")
  private List<Modality> modalities = List.of(Modality.RGB);

  @Option(
      names = "--variants",
      paramLabel = "FILE",
      description =
          "YAML file of ablations, 'NAME: [KEY=VALUE, ...]'; each is a column of its own beside the"
              + " preset as it is.")
  private Optional<Path> variantsFile = Optional.empty();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "Embedded backbone, or the folder of an imported one.")
  private Optional<String> backbone = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any single setting of every training; can be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each cell; the processors divided by --jobs where not given.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Cells beside each other, 1 where not given; fewer where memory or processors do not"
              + " allow it. More than one makes times and latencies longer.")
  private int jobs = 1;

  @Option(
      names = "--memory",
      paramLabel = "GIB",
      description = "For all cells together; 80 %% of the machine's where not given.")
  private Optional<Double> memory = Optional.empty();

  @Option(
      names = "--cell-memory",
      paramLabel = "GIB",
      description = "For one cell, half of it for Java; 4 where not given.")
  private double cellMemory = 4;

  @Option(names = "--retry-failed", description = "Try cells again that failed before.")
  private boolean retryFailed;

  @Override
  public Integer call() {
    Path out = output.orElseThrow(() -> missing("--output=OUT"));
    BenchmarkPlan plan = plan(data.orElseThrow(() -> missing("--data=ROOT")));
    PrintWriter err = spec.commandLine().getErr();
    CellBudget budget =
        CellBudget.of(jobs, threads, cellMemory, memory.orElseGet(CellBudget::ofMachine));
    budget.reason().ifPresent(why -> err.println("blemish: " + why));
    OutputFolder.create(out);
    ProgressDisplay progress = new ProgressDisplay(err);
    BenchmarkResults results;
    try (ChildProcesses processes = new ChildProcesses(ThisProgram.command(budget.heapMib()))) {
      results =
          new Benchmark(out, plan, budget.jobs(), budget.threads(), retryFailed)
              .run(processes, progress, result -> say(result, err));
    } finally {
      progress.close();
    }
    BenchmarkReport.write(out, results, facts(budget));
    return end(results, out, spec.commandLine().getOut());
  }

  private BenchmarkPlan plan(Path root) {
    List<Category> found =
        DatasetLayouts.categories(root, layout.map(DatasetLayouts::named)).stream()
            .filter(c -> categories.isEmpty() || categories.contains(c.name()))
            .toList();
    Set<String> unknown = new TreeSet<>(categories);
    found.forEach(category -> unknown.remove(category.name()));
    if (!unknown.isEmpty()) {
      throw new BlemishException("%s: no category %s".formatted(root, String.join(", ", unknown)));
    }
    List<Variant> variants = new ArrayList<>();
    for (String preset : presets) {
      for (String method : methods) {
        for (Modality modality : modalities) {
          variants.add(checked(new Variant(method, preset, modality)));
          variantsFile
              .map(VariantsFile::read)
              .orElse(Map.of())
              .forEach(
                  (name, set) ->
                      variants.add(
                          checked(new Variant(method, preset, modality, Optional.of(name), set))));
        }
      }
    }
    return new BenchmarkPlan(
        found,
        variants,
        seeds,
        new BenchmarkPlan.CellSettings(config.map(Path::toString), backbone, settings));
  }

  /** Wrong names and settings are said at once, not by each cell in turn. */
  private Variant checked(Variant variant) {
    List<String> all = new ArrayList<>(List.of("method=" + variant.method()));
    all.addAll(settings);
    all.addAll(variant.set());
    Methods known = Methods.found();
    Configuration configuration = Configuration.of(variant.preset(), config, all);
    String name = configuration.settings(known.names()).method();
    known.get(name).configure(configuration.section(name));
    return variant;
  }

  private static void say(CellResult result, PrintWriter err) {
    err.println(
        result
            .error()
            .map(error -> "failed  %s: %s".formatted(result.cell(), error))
            .orElse("done    " + result.cell()));
    err.flush();
  }

  private List<String> facts(CellBudget budget) {
    Machine machine = Machine.here(budget.threads());
    return List.of(
        "blemish " + String.join(" ", spec.commandLine().getParseResult().originalArgs()),
        "%s, %d processors, Java %s, %s"
            .formatted(machine.processor(), machine.processors(), machine.java(), machine.system()),
        "%d cells at a time, %d threads each".formatted(budget.jobs(), budget.threads()));
  }

  private static int end(BenchmarkResults results, Path out, PrintWriter print) {
    print.printf("finished    %d cells%n", results.finished().size());
    if (!results.failed().isEmpty()) {
      print.printf("failed      %d cells%n", results.failed().size());
    }
    print.printf("report      %s%n", out.resolve("report.html"));
    print.flush();
    return results.failed().isEmpty() ? ExitCode.FINE : ExitCode.FAILURE;
  }

  private ParameterException missing(String option) {
    return new ParameterException(
        spec.commandLine(), "Missing required option: '%s'".formatted(option));
  }
}
