// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
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

  /**
   * Opens a model that was read from {@link #path}; the caller closes the detector.
   *
   * @param inputs how many will be inspected
   */
  public Detector open(int inputs, Model read) {
    try {
      return Detector.of(read, threads.sideBySide(inputs));
    } catch (BlemishException e) {
      throw new BlemishException(path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens another model file; the caller closes the detector.
   *
   * @param inputs how many will be inspected
   */
  public Detector open(int inputs, Path file) {
    return Detector.open(file, threads.sideBySide(inputs));
  }

  /**
   * Opens the model; the caller closes the detector.
   *
   * @param inputs how many will be inspected
   */
  public Detector open(int inputs) {
    return open(inputs, path());
  }

  /** Opens the model for the inspection of many inputs; the caller closes the detector. */
  public Detector openForMany() {
    return open(Integer.MAX_VALUE);
  }

  /** Opens the model for one input at a time; the caller closes the detector. */
  public Detector open() {
    return Detector.open(path(), threads.session());
  }
}
