// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.FileClaim;
import org.blemish.core.json.Json;

/**
 * Does one training on an executor, or continues it where an executor that was lost has left it. A
 * training that succeeded is not done again.
 *
 * @param program on each executor
 * @param output folder of all trainings, which all executors share
 */
record TrainingTask(TrainerProgram program, String output) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long POLL_MILLIS = 300;

  /**
   * Does the training.
   *
   * @return one result, or one for each job of a benchmark
   * @throws BlemishException if this executor lacks the program or the folder: another one may have
   *     them
   */
  List<TrainingResult> run(Training training) throws IOException {
    TaskContext task = TaskContext.get();
    TrainingFolder folder = new TrainingFolder(Path.of(output), training.name());
    requireShared(folder);
    Files.createDirectories(folder.path());
    return TrainerSlot.use(
        () -> {
          FileClaim claim = claim(folder, task);
          try {
            return Files.exists(folder.finished())
                ? finished(training, folder)
                : work(training, folder, task);
          } finally {
            claim.close();
          }
        });
  }

  private List<TrainingResult> work(Training training, TrainingFolder folder, TaskContext task)
      throws IOException {
    long start = System.nanoTime();
    TrainerProcess process =
        new TrainerProcess(program.command(), folder, task.cpus(), task::isInterrupted);
    List<TrainingResult> results =
        training.benchmark().isEmpty()
            ? List.of(train(training, process, start))
            : benchmark(training, process, start);
    if (results.stream().allMatch(result -> result.error().isEmpty())) {
      AtomicFile.write(
          folder.finished(), Json.bytes(new TrainingResult.Finished(training, results)));
    }
    return results;
  }

  /** The driver has created it. */
  private void requireShared(TrainingFolder folder) {
    if (!Files.isDirectory(TrainingFolder.parent(folder.output()))) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: no such folder on this machine: use a folder that the driver and all executors share"
              .formatted(folder.output()));
    }
  }

  /** Waits for a copy of this task that another executor may still run. */
  private static FileClaim claim(TrainingFolder folder, TaskContext task) throws IOException {
    while (true) {
      Optional<FileClaim> claim = FileClaim.tryAcquire(folder.lock());
      if (claim.isPresent()) {
        return claim.get();
      }
      if (task.isInterrupted()) {
        throw new CancellationException("the task was stopped");
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (CancellationException)
            new CancellationException("the task was stopped").initCause(e);
      }
    }
  }

  private static List<TrainingResult> finished(Training training, TrainingFolder folder) {
    TrainingResult.Finished earlier = Json.read(folder.finished(), TrainingResult.Finished.class);
    if (earlier.training().equals(training)) {
      return earlier.results();
    }
    return List.of(
        failed(
            training,
            "%s holds a training with other arguments: give this one another name, or choose another output folder"
                .formatted(folder.path()),
            System.nanoTime()));
  }

  private static TrainingResult train(Training training, TrainerProcess process, long start)
      throws IOException {
    TrainingFolder folder = process.folder();
    TrainerProcess.Ended trained =
        process.run(
            "train", training.train(), List.of("--output", folder.run().toString(), "--resume"));
    if (trained.error().isPresent()) {
      return failed(training, trained.error().get(), start);
    }
    Optional<String> digest =
        trained.result().map(json -> json.path("digest").asText()).filter(text -> !text.isEmpty());
    if (training.evaluate().isEmpty()) {
      return result(
          training, TrainingResult.Setup.UNKNOWN, digest, Map.of(), Optional.empty(), start);
    }
    TrainerProcess.Ended evaluated =
        process.run(
            "evaluate",
            training.evaluate(),
            List.of(
                "--model", folder.run().toString(), "--output", folder.evaluation().toString()));
    JsonNode metrics = evaluated.result().orElse(Json.tree(Map.of()));
    TrainingResult.Setup setup =
        new TrainingResult.Setup(
            Optional.empty(),
            text(metrics, "method"),
            Optional.empty(),
            text(metrics, "modality"),
            Optional.empty(),
            Optional.empty());
    return result(training, setup, digest, numbers(metrics), evaluated.error(), start);
  }

  private static List<TrainingResult> benchmark(
      Training training, TrainerProcess process, long start) throws IOException {
    TrainerProcess.Ended ended =
        process.run(
            "benchmark",
            training.benchmark(),
            List.of(
                "--output",
                process.folder().benchmark().toString(),
                // Features that several machines share would be deleted by the first that ends.
                "--cache",
                "0",
                "--retry-failed"));
    List<TrainingResult> results = new ArrayList<>();
    for (JsonNode job : ended.result().orElse(Json.tree(Map.of())).path("jobs")) {
      JsonNode done = job.path("job");
      JsonNode setup = done.path("setup");
      results.add(
          result(
              training,
              new TrainingResult.Setup(
                  text(done, "category"),
                  text(setup, "method"),
                  text(setup, "preset"),
                  text(setup, "modality"),
                  text(setup, "ablation"),
                  Optional.of(done.path("seed").asLong())),
              Optional.empty(),
              numbers(job.path("metrics")),
              text(job, "error"),
              start));
    }
    return results.isEmpty()
        ? List.of(failed(training, ended.error().orElse("the benchmark has no jobs"), start))
        : results;
  }

  private static Optional<String> text(JsonNode json, String key) {
    return Optional.ofNullable(json.get(key)).map(JsonNode::asText);
  }

  private static Map<String, Double> numbers(JsonNode json) {
    Map<String, Double> numbers = new TreeMap<>();
    json.properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNumber()) {
                numbers.put(entry.getKey(), entry.getValue().asDouble());
              }
            });
    return numbers;
  }

  private static TrainingResult failed(Training training, String error, long start) {
    return result(
        training,
        TrainingResult.Setup.UNKNOWN,
        Optional.empty(),
        Map.of(),
        Optional.of(error),
        start);
  }

  private static TrainingResult result(
      Training training,
      TrainingResult.Setup setup,
      Optional<String> digest,
      Map<String, Double> metrics,
      Optional<String> error,
      long start) {
    return new TrainingResult(
        training.name(),
        setup,
        digest,
        metrics,
        (System.nanoTime() - start) / 1e9,
        SparkEnv.get().executorId(),
        TaskContext.get().attemptNumber(),
        error);
  }
}
