// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.nio.file.Path;

/** Runs the process of a job and waits for its end. Thread-safe. */
@FunctionalInterface
public interface JobLauncher {
  /**
   * Runs a job.
   *
   * @param jobFile its {@code job.json}; the process writes into the folder of this file
   * @return the exit code
   * @throws org.blemish.core.BlemishException if the process cannot be started
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  int run(Path jobFile);
}
