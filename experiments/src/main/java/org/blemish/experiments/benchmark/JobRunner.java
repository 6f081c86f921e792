// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.training.pipeline.RunFolder;

/**
 * Trains and evaluates one cell and keeps its result. A training that was killed is gone on with.
 *
 * @param output of the whole benchmark
 * @param settings of every training
 * @param evaluationOptions options of every evaluation
 * @param threads of each process
 * @param launcher of the commands
 */
record JobRunner(
    Path output,
    BenchmarkPlan.JobSettings settings,
    List<String> evaluationOptions,
    int threads,
    Launcher launcher) {
  /** Pictures of good and of defective images each. */
  static final int MISTAKES = 3;

  /** Exit codes of a program that was told to stop, by Ctrl-C or a signal. */
  private static final List<Integer> STOPPED = List.of(130, 143);

  /**
   * Runs a cell.
   *
   * @param features folder of features that it shares with others; empty for one of its own
   * @throws CancellationException where its process was told to stop; nothing is recorded then
   */
  JobResult run(BenchmarkPlan.PlannedJob job, Optional<Path> features) {
    Path folder = job.job().folder(output);
    JobResult result;
    try {
      result = finish(job, folder, features);
    } catch (BlemishException e) {
      result =
          JobResult.failed(
              job.job(), job.category().layout().name(), String.valueOf(e.getMessage()));
    }
    result.write(folder);
    return result;
  }

  private JobResult finish(BenchmarkPlan.PlannedJob job, Path folder, Optional<Path> features) {
    RunFolder run = new RunFolder(folder.resolve("run"));
    Path evaluation = folder.resolve("evaluation");
    try {
      Files.createDirectories(folder);
      if (!run.begun()) {
        deleteTree(run.path()); // killed before it had kept anything to go on from
      }
    } catch (IOException e) {
      throw new BlemishException("%s cannot be written (%s)".formatted(folder, e), e);
    }
    Optional<Long> peak = Optional.empty();
    if (!Files.exists(run.run())) {
      peak = launch(trainArguments(job, run, features), folder).peakMemoryMib();
    }
    Launcher.Outcome evaluated = launch(evaluateArguments(job, run, evaluation), folder);
    JsonNode trained = Json.read(run.run(), JsonNode.class);
    JsonNode measured = Json.read(evaluation.resolve("metrics.json"), JsonNode.class);
    Metrics metrics = Json.convert(measured, Metrics.class, evaluation.toString());
    Map<String, Double> stages = numbers(trained.path("seconds"));
    int images = metrics.images().good() + metrics.images().defective();
    JsonNode seconds = measured.path("seconds");
    double looking =
        seconds.path("features").asDouble()
            + seconds.path("head").asDouble()
            + seconds.path("scoring").asDouble();
    long memory =
        Stream.of(
                peak,
                evaluated.peakMemoryMib(),
                Optional.of(trained.path("machine").path("peakMemoryMib").asLong()))
            .flatMap(Optional::stream)
            .reduce(0L, Math::max);
    Cost cost;
    try {
      cost =
          new Cost(
              stages.values().stream().mapToDouble(Double::doubleValue).sum(),
              stages,
              evaluated.seconds(),
              measured
                  .path("milliseconds")
                  .path("median")
                  .asDouble(1000 * looking / Math.max(1, images)),
              memory > 0 ? Optional.of(memory) : Optional.empty(),
              Files.size(run.model()));
      // Hundreds of MB that only a training needs; this one is never run again.
      deleteTree(run.features());
      deleteTree(run.checkpoints());
    } catch (IOException e) {
      throw new BlemishException("%s cannot be tidied (%s)".formatted(run.path(), e), e);
    }
    return new JobResult(
        job.job(),
        job.category().layout().name(),
        Optional.empty(),
        metrics.values(),
        images,
        Optional.of(cost));
  }

  private List<String> trainArguments(
      BenchmarkPlan.PlannedJob job, RunFolder run, Optional<Path> features) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    data(job, arguments);
    arguments.addAll(List.of("--output", run.path().toString()));
    features.ifPresent(shared -> arguments.addAll(List.of("--features", shared.toString())));
    if (run.begun()) {
      arguments.add("--resume");
      return arguments;
    }
    MethodSetup variant = job.job().setup();
    arguments.addAll(
        List.of(
            "--method", variant.method(),
            "--preset", variant.preset(),
            "--modality", variant.modality().toString(),
            "--seed", Long.toString(job.job().seed()),
            "--threads", Integer.toString(threads)));
    settings.config().ifPresent(file -> arguments.addAll(List.of("--config", file)));
    settings.backbone().ifPresent(name -> arguments.addAll(List.of("--backbone", name)));
    Stream.concat(settings.set().stream(), variant.set().stream())
        .forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return arguments;
  }

  private List<String> evaluateArguments(
      BenchmarkPlan.PlannedJob job, RunFolder run, Path evaluation) {
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    data(job, arguments);
    arguments.addAll(
        List.of(
            "--model", run.model().toString(),
            "--output", evaluation.toString(),
            "--mistakes", Integer.toString(MISTAKES),
            "--threads", Integer.toString(threads)));
    arguments.addAll(evaluationOptions);
    return arguments;
  }

  private static void data(BenchmarkPlan.PlannedJob job, List<String> arguments) {
    arguments.addAll(
        List.of(
            "--data",
            job.category().root().toString(),
            "--layout",
            job.category().layout().name()));
  }

  private Launcher.Outcome launch(List<String> arguments, Path folder) {
    Path log = folder.resolve("log.txt");
    Launcher.Outcome outcome = launcher.run(arguments, log);
    if (STOPPED.contains(outcome.exitCode())) {
      throw new CancellationException(
          "stopped; finished cells are kept, the same command goes on from them");
    }
    if (outcome.exitCode() != 0) {
      throw new BlemishException(
          "%s: %s".formatted(arguments.get(0), ErrorLine.of(log, outcome.exitCode())));
    }
    return outcome;
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
    return numbers;
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }
}
