// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Writes results as a job's process does, without training. */
public final class FakeJobLauncher implements JobLauncher {
  /** The job files of all jobs that were run. */
  public final List<JobFile> started = new CopyOnWriteArrayList<>();

  /** How a job ends. */
  public enum Outcome {
    FINISHED,
    FAILED,
    CRASHED,
    STOPPED
  }

  private final Function<BenchmarkJob, Outcome> outcome;

  public FakeJobLauncher(Function<BenchmarkJob, Outcome> outcome) {
    this.outcome = outcome;
  }

  @Override
  public int run(Path jobFile) {
    JobFile file = JobFile.read(jobFile);
    started.add(file);
    Path folder = JobFile.folder(jobFile);
    return switch (outcome.apply(file.job())) {
      case FINISHED -> {
        finished(file).write(folder);
        yield 0;
      }
      case FAILED -> {
        JobResult.failed(file.job(), file.layout(), "image 7 is broken").write(folder);
        yield 0;
      }
      case CRASHED -> 134;
      case STOPPED -> 143;
    };
  }

  private static JobResult finished(JobFile file) {
    return new JobResult(
        file.job(),
        file.layout(),
        Optional.empty(),
        Map.of("image_auroc", 0.75),
        10,
        Optional.empty(),
        Optional.of(new Cost(6.5, Map.of("fit", 4.0), 2, 12.5, Optional.of(700L), 5)));
  }
}
