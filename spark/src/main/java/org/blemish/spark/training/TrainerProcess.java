// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.json.Json;
import org.blemish.core.process.ChildProcess;

/**
 * Runs one command of the program after another in the folder of a training.
 *
 * @param program command up to the arguments
 * @param threads of each command, unless its arguments have {@code --threads}
 * @param stopped asked several times a second whether to end the command
 */
record TrainerProcess(
    List<String> program, TrainingFolder folder, int threads, BooleanSupplier stopped) {
  private static final long POLL_MILLIS = 300;
  private static final String FAILURE = "blemish: ";
  private static final int LOG_BYTES = 1 << 16;

  /** Exit code of a process that was killed by SIGKILL, as shells define it. */
  private static final int KILLED = 137;

  /**
   * How a command ended.
   *
   * @param result what it printed; empty if it printed nothing
   * @param error one line; empty if it succeeded
   */
  record Ended(Optional<JsonNode> result, Optional<String> error) {}

  /**
   * Runs a command that prints its result as JSON, and waits for its end.
   *
   * @param own arguments that the task adds to the given ones
   * @throws BlemishException if the program cannot be started
   * @throws CancellationException if the task was stopped; the process has ended then
   */
  Ended run(String name, List<String> given, List<String> own) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.add(name);
    command.addAll(given);
    command.addAll(own);
    command.add("--json");
    if (given.stream().noneMatch(argument -> argument.matches("--threads(=.*)?"))) {
      command.addAll(List.of("--threads", String.valueOf(threads)));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.result(name).toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    // As the script of the program does it.
    builder.environment().putAll(Map.of("ORT_DISABLE_TELEMETRY", "1"));
    builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
    long before = folder.log().toFile().length();
    try (ChildProcess child = ChildProcess.start(builder, folder.pidFile())) {
      int code = await(child.process());
      return new Ended(
          result(name), code == 0 ? Optional.empty() : Optional.of(failure(name, code, before)));
    }
  }

  private int await(Process process) {
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stopped.getAsBoolean()) {
          throw new CancellationException("the task was stopped");
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("the task was stopped").initCause(e);
    }
  }

  private Optional<JsonNode> result(String name) {
    return folder.result(name).toFile().length() == 0
        ? Optional.empty()
        : Optional.of(Json.read(folder.result(name), JsonNode.class));
  }

  private String failure(String name, int code, long before) throws IOException {
    if (code == KILLED) {
      return "'%s' was killed by the system, usually because memory ran out: give each executor more; see %s"
          .formatted(name, folder.log());
    }
    return lines(before).stream()
        .filter(line -> line.startsWith(FAILURE))
        .reduce((earlier, later) -> later)
        .map(line -> line.substring(FAILURE.length()))
        .orElse("'%s' ended with exit code %d: see %s".formatted(name, code, folder.log()));
  }

  /** The end of what this command has written to the log. */
  private List<String> lines(long before) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(folder.log().toFile(), "r")) {
      long from = Math.max(before, log.length() - LOG_BYTES);
      byte[] bytes = new byte[Math.toIntExact(log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      return new String(bytes, UTF_8).lines().toList();
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be read (%s)".formatted(folder.log(), e.getMessage()), e);
    }
  }
}
