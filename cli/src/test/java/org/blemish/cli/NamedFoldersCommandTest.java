// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets whose folders are named by options. */
class NamedFoldersCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @Test
  void checkAndEvaluateTakeFoldersInsteadOfALayout() throws IOException {
    copy("train/good/rgb", "fine");
    copy("test/hole/rgb", "holes");
    copy("test/hole/gt", "drawn");

    CommandResult check =
        CommandResult.run(
            "data",
            "check",
            "--good",
            at("fine"),
            "--defects",
            at("holes"),
            "--masks",
            at("drawn"));
    assertThat(check.lines().get(0)).contains("(named-folders)");

    Files.writeString(folder.resolve("fine/broken.png"), "not an image");
    Files.writeString(folder.resolve("fine/notes.txt"), "");
    CommandResult evaluated =
        CommandResult.run(
            "evaluate",
            "--model",
            tiny.run(),
            "--good",
            at("fine"),
            "--test-good",
            at("fine"),
            "--defects",
            at("holes"),
            "--output",
            at("result"));
    assertThat(evaluated.code()).isEqualTo(1);
    assertThat(evaluated.err()).contains("listed twice");

    CommandResult result = evaluate();
    assertThat(result.err()).contains("skipped " + at("fine/notes.txt") + ": neither image");
    JsonNode metrics = Json.read(at("result/metrics.json"), JsonNode.class);
    assertThat(metrics.path("images").path("good").asInt()).isPositive();
    assertThat(metrics.path("pixel_auroc").isNumber()).isTrue();
  }

  @Test
  void anEarlierEvaluationIsReplacedAndOtherFilesAreRefused() throws IOException {
    copy("train/good/rgb", "fine");
    copy("test/hole/rgb", "holes");
    copy("test/hole/gt", "drawn");
    Files.createDirectories(at("result/maps"));
    Files.writeString(at("result/maps/old.tiff"), "");
    assertThat(evaluate().err()).contains("holds maps, which are not of an earlier evaluation");
    Files.writeString(at("result/metrics.json"), "{}");

    assertThat(evaluate().code()).isZero();

    assertThat(at("result/maps")).doesNotExist();
    assertThat(at("result/report.html")).exists();
  }

  @Test
  void eitherADataSetOrFoldersAreGiven() {
    assertThat(CommandResult.run("train", "--output", at("run")).err())
        .contains("give either --data DIR, or --good DIR");
    assertThat(
            CommandResult.run(
                    "train", "--output", at("run"), "--data", tiny.data(), "--good", folder)
                .code())
        .isEqualTo(2);
  }

  private CommandResult evaluate() {
    return CommandResult.run(
        "evaluate",
        "--model",
        tiny.run(),
        "--good",
        at("fine"),
        "--defects",
        at("holes"),
        "--masks",
        at("drawn"),
        "--output",
        at("result"));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private void copy(String from, String to) throws IOException {
    Files.createDirectories(at(to));
    try (var files = Files.list(tiny.data().resolve(from))) {
      for (Path file : files.toList()) {
        Files.copy(file, at(to).resolve(file.getFileName()));
      }
    }
  }
}
