// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The broker Mosquitto on the loopback address. It keeps sessions and messages while it is stopped.
 */
public final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Optional<Process> process = Optional.empty();

  private Mosquitto(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Where it is installed. */
  public static Optional<Path> program() {
    return Stream.concat(
            Stream.of("/usr/sbin", "/usr/local/sbin"),
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
        .map(bin -> Path.of(bin, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test, with a line that says so, where it is not installed. */
  public static void assumeInstalled() {
    if (program().isEmpty()) {
      System.err.println("skipped: mosquitto is not installed ('apt-get install mosquitto')");
    }
    assumeTrue(program().isPresent(), "mosquitto is not installed");
  }

  /** Starts it on a free port; further lines of its configuration follow those for the port. */
  public static Mosquitto start(Path folder, String... lines) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Mosquitto broker = new Mosquitto(folder, port);
    List<String> config =
        new ArrayList<>(
            List.of(
                "listener %d 127.0.0.1".formatted(port),
                "user root",
                "persistence true",
                "persistence_location " + folder + "/",
                "max_queued_messages 0"));
    config.addAll(lines.length == 0 ? List.of("allow_anonymous true") : List.of(lines));
    Files.write(folder.resolve("mosquitto.conf"), config);
    broker.start();
    return broker;
  }

  /** Starts it, after {@link #stop}, on the same port. */
  public void start() throws Exception {
    Process started =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-c",
                folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    process = Optional.of(started);
    long end = System.nanoTime() + 20_000_000_000L;
    while (!answers()) {
      assertThat(started.isAlive()).as(Files.readString(folder.resolve("mosquitto.log"))).isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  /** Stops it by the signal TERM: it writes what it keeps. */
  public void stop() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroy();
      assertThat(process.get().waitFor(20, TimeUnit.SECONDS)).isTrue();
      process = Optional.empty();
    }
  }

  @Override
  public void close() {
    process.ifPresent(
        running -> {
          running.destroy();
          running.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        });
    process = Optional.empty();
  }
}
