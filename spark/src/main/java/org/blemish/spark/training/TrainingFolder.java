// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.nio.file.Path;

/**
 * The folder of one training, which all executors share.
 *
 * @param output folder of all trainings
 * @param name of the training
 */
record TrainingFolder(Path output, String name) {
  /** Folder of the trainings' folders. */
  static Path parent(Path output) {
    return output.resolve("trainings");
  }

  Path path() {
    return parent(output).resolve(name);
  }

  /** The run folder of {@code train}. */
  Path run() {
    return path().resolve("run");
  }

  /** The output of {@code evaluate}. */
  Path evaluation() {
    return path().resolve("evaluation");
  }

  /** The output of {@code benchmark}, which all its trainings share, so that one report has all. */
  Path benchmark() {
    return output.resolve("benchmark");
  }

  /** Error stream of the commands. */
  Path log() {
    return path().resolve("log.txt");
  }

  /** What a command prints: its result as JSON. */
  Path result(String command) {
    return path().resolve(command + ".json");
  }

  /** Names the process of the trainer. */
  Path pidFile() {
    return path().resolve("running.txt");
  }

  /** Claimed by the task that works in this folder. */
  Path lock() {
    return path().resolve("lock");
  }

  /** Written when the training has succeeded. */
  Path finished() {
    return path().resolve("finished.json");
  }
}
