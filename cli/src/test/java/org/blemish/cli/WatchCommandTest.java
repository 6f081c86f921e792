// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch} and {@code outbox}: frames, and what is wrong from the beginning. */
class WatchCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  private CommandResult run(String command, Object... arguments) {
    return CommandResult.run(
        Stream.concat(Stream.of(command, "--data", folder.resolve("data")), Stream.of(arguments))
            .toArray());
  }

  private static void requireOneLine(CommandResult result, String message) {
    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err().lines().filter(line -> line.startsWith("blemish: ")))
        .containsExactly("blemish: " + message);
  }

  private static List<Path> images() throws IOException {
    try (Stream<Path> files = Files.walk(tiny.test())) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().limit(2).toList();
    }
  }

  @Test
  void framesOfStandardInputAreInspectedAndRecorded() throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (Path image : images()) {
      frames.writeBytes(Images.read(image).toRgb());
    }
    InputStream before = System.in;
    CommandResult result;
    try {
      System.setIn(new ByteArrayInputStream(frames.toByteArray()));
      result = run("watch", "--model", tiny.run(), "--stdin-frames", "64x64:rgb24");
    } finally {
      System.setIn(before);
    }
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines().map(line -> Json.read(line, JsonNode.class, "line")).toList())
        .extracting(line -> line.get("source").asText())
        .containsExactly("frame-000001", "frame-000002");
    assertThat(run("outbox").out())
        .isEqualTo("all messages were delivered" + System.lineSeparator());
  }

  @Test
  void folderOrFramesAreNeeded() {
    assertThat(run("watch").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("watch", folder, "--stdin-frames", "4x4:gray").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void missingFolderIsNamed() {
    Path none = folder.resolve("none");
    requireOneLine(
        run("watch", "--model", tiny.run(), none),
        none + " is not a folder: create it, or watch another one");
  }

  @Test
  void missingModelIsNamed() {
    requireOneLine(
        run("watch", folder),
        "product 'line' has no active model in %s: give one by --model"
            .formatted(folder.resolve("data")));
  }

  @Test
  void missingCertificateIsNamed() throws IOException {
    Path config = folder.resolve("config.yaml");
    Path missing = folder.resolve("none.pem");
    Files.writeString(
        config, "line: {mqtt: {url: 'mqtts://broker', trust: '%s'}}".formatted(missing));
    CommandResult result = run("watch", "--config", config, "--model", tiny.run(), folder);
    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err().lines().filter(line -> line.startsWith("blemish: ")))
        .singleElement()
        .asString()
        .contains(missing.toString());
  }

  @Test
  void missingRecordsAreNamed() {
    requireOneLine(
        run("outbox"),
        folder.resolve("data") + " does not exist: choose the folder of the server by --data");
  }
}
