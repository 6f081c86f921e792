// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import org.blemish.core.concurrent.SharedResources;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;

/**
 * The open detectors of a process: all tasks with the same model and number of threads share one.
 * It stays open after the last of them, for the next task or job, until others were used since.
 * Safe for many threads.
 */
final class SharedDetectors {
  static final SharedDetectors OF_PROCESS = new SharedDetectors(2);

  private final SharedResources<Key, Detector> detectors;

  /**
   * @param idle most detectors that stay open without a task
   */
  SharedDetectors(int idle) {
    detectors = new SharedResources<>(Detector::close, idle);
  }

  /** Not the path: executors may have the same model under several. */
  record Key(String digest, int threads) {}

  /**
   * Claims the detector of a model, and opens it if no task has done so.
   *
   * @param model with its digest
   * @param threads of one inspection
   */
  SharedResources<Key, Detector>.Lease lease(ModelReference model, int threads) {
    return detectors.lease(
        new Key(model.digest(), threads),
        () -> Detector.open(model.file(), SessionOptions.threads(threads)));
  }

  /** Number of detectors that are open. */
  int open() {
    return detectors.open();
  }
}
