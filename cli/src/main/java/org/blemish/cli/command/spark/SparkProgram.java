// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.process.JavaProgram;

/**
 * Spark as a child process, with the class path that the script {@code blemish} prepares for it.
 *
 * @param libraries folder of the jars of the module {@code spark} and of Spark
 */
record SparkProgram(Path libraries) {
  private static final String PROPERTY = "blemish.spark.lib";

  /** By name: the module is not on the class path of this program. */
  private static final String JOB = "org.blemish.spark.job.InspectionJob";

  /**
   * @throws BlemishException if the script did not prepare the libraries
   */
  static SparkProgram find() {
    Path libraries = Path.of(System.getProperty(PROPERTY, ""));
    if (!Files.isDirectory(libraries) || libraries.toString().isEmpty()) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "the libraries of Spark are missing: run './blemish spark-demo' in a checkout of the"
              + " sources, which fetches them");
    }
    return new SparkProgram(libraries);
  }

  /**
   * Inspects and evaluates the parts of a table.
   *
   * @param parallel images at once
   * @return the file with the metrics
   * @throws BlemishException naming the log if Spark fails
   */
  Path inspect(Path model, Path parts, Path output, int parallel) {
    Path log = output.resolve("spark.log");
    List<String> command =
        new ArrayList<>(
            JavaProgram.ofLibraries(
                List.of(
                    "-Djava.awt.headless=true",
                    "-Dspark.master=local[%d]".formatted(parallel),
                    "-Dspark.ui.enabled=false",
                    "-Dspark.driver.bindAddress=127.0.0.1",
                    "-Dspark.driver.host=127.0.0.1",
                    "-Dspark.sql.shuffle.partitions=" + 2 * parallel),
                libraries,
                JOB));
    Stream.of(model, parts, output)
        .map(argument -> argument.toAbsolutePath().toString())
        .forEach(command::add);
    run(command, log);
    return metrics(output.resolve("metrics"));
  }

  private static void run(List<String> command, Path log) {
    Process process = null;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new BlemishException(
            Fault.ENVIRONMENT,
            "Spark ended with exit code %d: see %s".formatted(process.exitValue(), log));
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "Spark cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException(Fault.ENVIRONMENT, "stopped while Spark was running", e);
    } finally {
      if (process != null) {
        process.destroy();
      }
    }
  }

  /** Spark writes a folder with one file of lines. */
  private static Path metrics(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow(
              () ->
                  new BlemishException(
                      Fault.ENVIRONMENT, folder + " is empty: see spark.log beside it"));
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
