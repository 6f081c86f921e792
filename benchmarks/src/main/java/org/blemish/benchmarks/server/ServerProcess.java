// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.machine.ProcessMemory;

/** {@code blemish serve} without login in a process of its own. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("serving at (\\S+)");
  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param program begins the command
   * @param folder of the server's data
   */
  static ServerProcess start(List<String> program, Path folder) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("serve", "--data", folder.toString(), "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("BLEMISH_SERVER_LOGIN_REQUIRED", "false");
    builder.redirectError(folder.resolveSibling("server.log").toFile());
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher address = ADDRESS.matcher(line);
        if (address.find()) {
          return new ServerProcess(process, URI.create(address.group(1)));
        }
      }
      throw new BlemishException(
          "the server has ended before it listened: see " + folder.resolveSibling("server.log"));
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be started: %s".formatted(command.get(0), e.getMessage()), e);
    }
  }

  URI address() {
    return address;
  }

  /** Bytes of objects that are in use, after a garbage collection by {@code jcmd}. */
  long heapInUse() {
    try {
      new ProcessBuilder(
              Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString(),
              String.valueOf(process.pid()),
              "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new BlemishException("jcmd of a JDK is needed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException("stopped while waiting for jcmd", e);
    }
    return HEAP.matcher(new InspectionClient(address).metrics())
        .results()
        .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
        .sum();
  }

  /** Resident memory of the process in MiB. */
  long residentMib() {
    return ProcessMemory.residentMib(process.pid())
        .orElseThrow(
            () -> new BlemishException("the system does not report the memory of the server"));
  }

  /** Stops the server by SIGTERM and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new BlemishException(
            "the server did not stop within %d s and was killed".formatted(STOP_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
