// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import picocli.CommandLine.Mixin;

/** Options {@code --model} and {@code --threads} of commands that run a model. */
public final class ModelOptions {
  @Mixin private ModelPath model = new ModelPath();
  @Mixin private ThreadsOption threads = new ThreadsOption();

  public Path path() {
    return model.path();
  }

  /** Opens the model with a change that is not written; the caller closes the detector. */
  public Detector open(UnaryOperator<Model> change) {
    return Detector.of(change.apply(Model.read(path())), threads.session());
  }

  /** Opens another model file; the caller closes the detector. */
  public Detector open(Path file) {
    return Detector.open(file, threads.session());
  }

  /** Opens the model; the caller closes the detector. */
  public Detector open() {
    return Detector.open(path(), threads.session());
  }
}
