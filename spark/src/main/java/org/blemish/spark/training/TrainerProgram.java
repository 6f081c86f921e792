// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.process.JavaProgram;

/** How an executor starts the program {@code blemish}. */
@FunctionalInterface
public interface TrainerProgram extends Serializable {
  /**
   * The command up to the program's arguments, for this machine.
   *
   * @throws BlemishException if this machine does not have the program
   */
  List<String> command();

  /**
   * The program whose libraries are in a folder that each executor has, run by the executor's Java.
   *
   * @param libraries folder {@code lib} of an unpacked archive of Blemish, or {@code
   *     cli/target/lib} of a checkout that was built
   * @param heapMib largest Java heap in MiB, at least 64
   */
  static TrainerProgram ofLibraries(String libraries, int heapMib) {
    if (heapMib < 64) {
      throw new BlemishException(
          "heap of %d MiB for each trainer: expected at least 64".formatted(heapMib));
    }
    return () -> {
      Path folder = Path.of(libraries);
      if (!Files.isDirectory(folder)) {
        throw new BlemishException(
            Fault.ENVIRONMENT,
            "%s: no such folder on this machine: expected the folder lib of an unpacked archive of Blemish, where all executors find it"
                .formatted(libraries));
      }
      return JavaProgram.ofLibraries(
          List.of(
              // The trainer ends when its executor is killed.
              "-Dblemish.parent=stdin",
              "-Djava.awt.headless=true",
              "-XX:+UseParallelGC",
              "-Xmx%dm".formatted(heapMib)),
          folder,
          "org.blemish.cli.Main");
    };
  }
}
