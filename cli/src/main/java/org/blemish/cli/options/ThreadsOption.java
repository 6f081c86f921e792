// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.util.Optional;
import org.blemish.inference.Concurrency;
import org.blemish.inference.onnx.SessionOptions;
import picocli.CommandLine.Option;

/** Option {@code --threads}. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; all processors by default.")
  private Optional<Integer> threads = Optional.empty();

  /** The number; empty if the option was not given. */
  public Optional<Integer> given() {
    return threads;
  }

  /** Options of an ONNX session with this number of threads. */
  public SessionOptions session() {
    return SessionOptions.threads(number());
  }

  /** These threads, divided for the inspection of this many inputs. */
  public Concurrency sideBySide(int inputs) {
    return Concurrency.sideBySide(number(), inputs);
  }

  private int number() {
    return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }
}
