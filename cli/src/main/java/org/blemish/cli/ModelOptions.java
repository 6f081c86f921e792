// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model, run by how many threads. */
final class ModelOptions {
  @Mixin private ModelPath model = new ModelPath();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; all processors where not given.")
  private Optional<Integer> threads = Optional.empty();

  Path path() {
    return model.path();
  }

  Detector open() {
    return Detector.open(
        path(),
        SessionOptions.threads(
            threads.orElseGet(() -> Runtime.getRuntime().availableProcessors())));
  }
}
