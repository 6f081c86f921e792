// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.nio.file.Path;
import org.blemish.server.store.JobKind;

/**
 * The files of a job.
 *
 * @param path of the folder
 */
public record JobFolder(Path path) {
  /** Images, in folders by what they show. */
  Path data() {
    return path.resolve("data");
  }

  /** Results of the command. */
  public Path output() {
    return path.resolve("output");
  }

  /** The ignored area of the product, if it has one. */
  Path ignored() {
    return path.resolve("ignored.png");
  }

  /** What the command printed. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /** Identifies the process, so that one that has outlived a killed server is found. */
  Path process() {
    return path.resolve("running.txt");
  }

  /** The model that a training or calibration makes. */
  Path model(JobKind kind) {
    return kind == JobKind.TRAIN
        ? output().resolve("model.blemish")
        : path.resolve("calibrated.blemish");
  }
}
