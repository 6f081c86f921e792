// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.server.config.DatabaseSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same tests as on SQLite, on a PostgreSQL of the system's packages. It refuses to run as root,
 * so root starts it as nobody.
 */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStoreTest extends StoreContract {
  private static final int PORT = 54_329;

  private Path folder = Path.of("");
  private Path programs = Path.of("");
  private Database database;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    Path versions = Path.of("/usr/lib/postgresql");
    assumeTrue(Files.isDirectory(versions), "PostgreSQL is not installed");
    try (Stream<Path> all = Files.list(versions)) {
      programs = all.sorted().reduce((a, b) -> b).orElseThrow().resolve("bin");
    }
    folder = Files.createDirectory(temporary.resolve("pg"));
    if (isRoot()) {
      run("chown", "-R", "nobody", temporary.toString());
    }
    runAsUser(
        programs.resolve("initdb").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-U",
        "blemish",
        "--auth=trust",
        "-E",
        "UTF8");
    runAsUser(
        programs.resolve("pg_ctl").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
            .formatted(PORT, folder),
        "start");
    database = Database.open(settings("postgres"), folder);
  }

  private static DatabaseSettings settings(String name) {
    return new DatabaseSettings(
        Optional.of("jdbc:postgresql://127.0.0.1:%d/%s".formatted(PORT, name)),
        Optional.of("blemish"),
        Optional.empty());
  }

  @AfterAll
  void stop() throws Exception {
    if (database != null) {
      database.close();
      runAsUser(
          programs.resolve("pg_ctl").toString(),
          "-D",
          folder.resolve("data").toString(),
          "-m",
          "fast",
          "stop");
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void runAsUser(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups"));
    }
    all.addAll(Arrays.asList(command));
    run(all.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("postgres", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(output));
    }
    Files.delete(output);
  }

  @Override
  Database database() {
    return database;
  }

  @Test
  void unknownDatabaseIsNamed() {
    assertThatThrownBy(() -> Database.open(settings("none"), folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("none")
        .hasMessageContaining("check that it exists");
  }
}
