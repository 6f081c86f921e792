// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import org.blemish.inference.Detector;
import picocli.CommandLine.Mixin;

/** Options {@code --model} and {@code --threads} of commands that run a model. */
public final class ModelOptions {
  @Mixin private ModelPath model = new ModelPath();
  @Mixin private ThreadsOption threads = new ThreadsOption();

  public Path path() {
    return model.path();
  }

  /** Opens the model; the caller closes the detector. */
  public Detector open() {
    return Detector.open(path(), threads.session());
  }
}
