// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.nio.file.Path;

/**
 * One training and its evaluation.
 *
 * @param category name of the category, a row of the tables
 * @param setup method, preset, modality and ablation, a column of the tables
 * @param seed of the training
 */
public record BenchmarkJob(String category, @JsonAlias("variant") MethodSetup setup, long seed) {
  /** Folder of the evaluation, in the folder of the job. */
  static final String EVALUATION = "evaluation";

  /** The job's folder in the output of its benchmark. */
  public Path folder(Path output) {
    return output
        .resolve("cells")
        .resolve(category)
        .resolve(setup.folderName())
        .resolve("seed-" + seed);
  }

  /** The folder of its evaluation: report, scores, curves and mistakes. */
  public Path evaluation(Path output) {
    return folder(output).resolve(EVALUATION);
  }

  @Override
  public String toString() {
    return "%s, %s, seed %d".formatted(category, setup, seed);
  }
}
