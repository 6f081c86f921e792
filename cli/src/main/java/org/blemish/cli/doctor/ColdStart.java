// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.process.JavaProgram;
import org.blemish.core.statistics.Quantiles;

/** The time from the start of a program to the verdict of one image. */
final class ColdStart {
  private static final int RUNS = 3;

  /** A name: the command line depends on this package, not the reverse. */
  private static final String MAIN = "org.blemish.cli.Main";

  private ColdStart() {}

  /**
   * Starts {@code blemish predict} several times, with this program's Java and options.
   *
   * @return median seconds
   */
  static double seconds(Path model, Path image) {
    List<String> command = new ArrayList<>(JavaProgram.same(MAIN));
    command.addAll(List.of("predict", "--model", model.toString(), image.toString()));
    double[] seconds = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      run(command);
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    return Quantiles.median(seconds);
  }

  private static void run(List<String> command) {
    Process process = null;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int status = process.waitFor();
      if (status != 0) {
        throw new BlemishException(
            "cold start: 'blemish predict' ended with exit code %d, expected 0".formatted(status));
      }
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be started: %s".formatted(command.get(0), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException("stopped while measuring the cold start", e);
    } finally {
      if (process != null) {
        process.destroy();
      }
    }
  }
}
