// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.evaluation.EvaluationFiles;
import org.blemish.evaluation.EvaluationReport;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.Mistakes;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.History;
import org.blemish.training.pipeline.Machine;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.RunRecord;
import org.blemish.training.pipeline.Trainer;

/**
 * Trains and evaluates one job in this process. An interrupted training is resumed, a finished one
 * is only evaluated.
 *
 * @param file what to do
 * @param folder for {@code run/} and {@code evaluation/}
 * @param progress notified of both
 */
record JobExecution(JobFile file, Path folder, Progress progress) {
  /**
   * Runs the job.
   *
   * @throws BlemishException if the data, the settings or a file are wrong
   */
  JobResult run() {
    RunFolder run = new RunFolder(folder.resolve("run"));
    Dataset dataset = DatasetLayouts.named(file.layout()).read(Path.of(file.data()));
    RunRecord trained = train(run, dataset);
    long start = System.nanoTime();
    EvaluationRun.EvaluationResult evaluated = evaluate(run, dataset);
    double seconds = (System.nanoTime() - start) / 1e9;
    Metrics metrics = evaluated.evaluation().metrics();
    Cost cost =
        new Cost(
            trained.seconds().values().stream().mapToDouble(Double::doubleValue).sum(),
            trained.seconds(),
            seconds,
            evaluated.medianMilliseconds(),
            peakMemoryMib(trained),
            modelBytes(run));
    deleteIntermediateFiles(run);
    return new JobResult(
        file.job(),
        file.layout(),
        Optional.empty(),
        metrics.values(),
        metrics.images().good() + metrics.images().defective(),
        evaluated.verdicts(),
        Optional.of(cost));
  }

  private RunRecord train(RunFolder run, Dataset dataset) {
    Path features = file.features().map(Path::of).orElse(run.features());
    if (!run.begun()) {
      deleteTree(run.path()); // left by a training that was killed before it could be resumed
      Trainer.train(
          run.path(),
          dataset,
          file.settings().configuration(file.job().setup(), file.job().seed(), file.threads()),
          features,
          progress);
    } else if (!run.finished()) {
      Trainer.resume(run.path(), dataset, features, progress);
    }
    return RunRecord.read(run);
  }

  private EvaluationRun.EvaluationResult evaluate(RunFolder run, Dataset dataset) {
    Path output = folder.resolve(BenchmarkJob.EVALUATION);
    EvaluationReport report = new EvaluationReport(dataset.name());
    report.model(run.path());
    try (Detector detector = Detector.open(run.model(), SessionOptions.threads(file.threads()))) {
      EvaluationRun.EvaluationResult result =
          EvaluationFiles.evaluate(
              new EvaluationRun(
                  detector,
                  dataset,
                  file.metrics().settings(file.threads()),
                  Optional.empty(),
                  InferenceAreas.NONE),
              output,
              detector.model().metadata().method(),
              report,
              new History(run.history()).losses(),
              Optional.of(
                  new Mistakes(JobResult.MISTAKES, EvaluationReport.scale(detector.model()))),
              done -> progress.step("evaluating", done, dataset.test().size()));
      report.write(output.resolve("report.html"), output);
      if (!result.problems().failed().isEmpty()) { // its numbers would not compare with others
        throw new BlemishException(String.join(" ", result.problems().lines()));
      }
      return result;
    }
  }

  /** The training may have run in an earlier process. */
  private Optional<Long> peakMemoryMib(RunRecord trained) {
    return Stream.of(trained.machine(), Machine.here(file.threads()))
        .flatMap(machine -> machine.peakMemoryMib().stream())
        .max(Comparator.naturalOrder());
  }

  private static long modelBytes(RunFolder run) {
    try {
      return Files.size(run.model());
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(run.model(), e), e);
    }
  }

  /** Hundreds of MB that only a resumed training would need. */
  private static void deleteIntermediateFiles(RunFolder run) {
    deleteTree(run.features());
    deleteTree(run.checkpoints());
  }

  private static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be deleted (%s)".formatted(folder, e), e);
    }
  }
}
