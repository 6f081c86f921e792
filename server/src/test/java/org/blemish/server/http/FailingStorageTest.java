// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.blemish.server.Fixtures;
import org.blemish.server.TestServer;
import org.blemish.server.TestServer.Answer;
import org.blemish.server.TestServer.FormFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What clients are answered while records cannot be written. */
@Tag("system")
class FailingStorageTest {
  private static final String INSPECT = "/api/v1/products/plate/inspect";
  private static final String SCANS = "/api/v1/products/tile";

  @TempDir private Path folder;

  private static Answer inspect(TestServer server, long seed) {
    return server.send("POST", INSPECT, Fixtures.badImage(seed), "image/png");
  }

  private static int parts(TestServer server) {
    return server.get("/api/v1/parts?limit=1000").json().path("parts").size();
  }

  private static void assertUnavailable(Answer answer, String why) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.json().path("error").asText())
        .startsWith("the records cannot be written (")
        .containsIgnoringCase(why)
        .doesNotContain("\n");
  }

  private static void assertDiskIsNamed(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.json().path("error").asText())
        .matches(".*(No space left|disk of the server is full).*");
  }

  @Test
  void lockedDatabaseAnswersThatRecordsCannotBeWrittenAndServesReads() throws Exception {
    try (TestServer server = TestServer.of(folder)) {
      server.productWithImageModel("plate");
      assertThat(inspect(server, 1).status()).isEqualTo(200);
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("records.sqlite"));
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");

        assertUnavailable(inspect(server, 2), "locked");
        assertThat(parts(server)).isEqualTo(1);
        statement.execute("ROLLBACK");
      }

      assertThat(inspect(server, 3).status()).isEqualTo(200);
      assertThat(parts(server)).isEqualTo(2);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDiskAnswersThatRecordsCannotBeWrittenUntilThereIsSpace() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    if (!run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString())) {
      System.err.println("SKIPPED: a full disk needs the right to mount one");
      Assumptions.abort("mount");
    }
    try (TestServer server = TestServer.of(disk)) {
      server.productWithImageModel("plate");
      server.productWithModel("tile", Fixtures.golden("run/model.blemish"));
      assertThat(inspect(server, 1).status()).isEqualTo(200);
      Path ballast = disk.resolve("ballast");
      fill(ballast);

      int answered = 1;
      Answer refused = inspect(server, 2);
      // Pages that the database has reserved before are still written.
      for (int i = 3; i < 500 && refused.status() == 200; i++) {
        answered++;
        refused = inspect(server, i);
      }
      assertUnavailable(refused, "full");
      assertThat(parts(server)).as("every answered part is recorded").isEqualTo(answered);
      assertThat(server.get("/health/ready").text()).contains("images are not stored");
      assertDiskIsNamed(
          server.form(
              SCANS + "/inspect",
              new FormFile("image", "hole.png", Fixtures.golden("parts/hole.png")),
              new FormFile("scan", "hole.tiff", Fixtures.golden("parts/hole.tiff"))));
      // Larger uploads are files until they are read.
      assertDiskIsNamed(
          server.form(SCANS + "/inspect", new FormFile("image", "a.png", new byte[6 << 20])));
      assertDiskIsNamed(
          server.send(
              "POST",
              SCANS + "/models",
              Fixtures.golden("run/model.blemish"),
              "application/octet-stream"));

      Files.delete(ballast);
      assertThat(inspect(server, 1000).status()).isEqualTo(200);
      assertThat(parts(server)).isEqualTo(answered + 1);
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Writes until the disk is full. */
  private static void fill(Path file) throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int written = 0; written < 64 << 20; written += page.length) {
        out.write(page);
      }
      throw new AssertionError("the disk is not full");
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }
}
