// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelHistory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a finished model by its users, and the way back. */
class ModelChangesTest {
  @TempDir private static Path shared;
  private static TinyRun tiny;

  @TempDir private Path folder;
  private Path model;
  private byte[] before;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @BeforeEach
  void copy() throws IOException {
    model = Files.copy(tiny.model(), folder.resolve("model.blemish"));
    before = Files.readAllBytes(model);
  }

  private String score(Path image, Object... more) {
    Object[] all = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"predict", "--model", model, "--format", "csv", image}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    CommandResult result = CommandResult.run(all);
    assertThat(result.code()).as(result.err()).isZero();
    return result.lines().get(1);
  }

  private Path defective() {
    return tiny.test().resolve("hole/rgb/000.png");
  }

  @Test
  void aThresholdSetByHandIsKeptWithItsHistoryAndUndoneToTheSameBytes() throws IOException {
    CommandResult set =
        CommandResult.run("threshold", "--model", model, "--reject-score", "1000000");
    assertThat(set.code()).as(set.err()).isZero();
    assertThat(set.out()).contains("defective   set by hand, no rate is stated");
    assertThat(CommandResult.run("info", "--model", model).out()).contains("set by hand");
    try (ModelFile file = ModelFile.open(model)) {
      file.verify();
      List<ModelHistory.Change> changes = file.history().changes();
      assertThat(changes).hasSize(1);
      assertThat(changes.get(0).action()).isEqualTo("threshold");
      assertThat(changes.get(0).user()).isEqualTo(System.getProperty("user.name"));
      assertThat(file.decisionRule().calibration().orElseThrow().reject().value()).isEqualTo(1e6);
    }

    CommandResult undone = CommandResult.run("undo", "--model", model);
    assertThat(undone.code()).isZero();
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
    CommandResult again = CommandResult.run("undo", "--model", model);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("no earlier version to restore");
  }

  @Test
  void aThresholdFindsTheShareOfKnownDefectsThatWasAskedFor() {
    CommandResult set =
        CommandResult.run("threshold", "--model", model, "--find", "1.0", "--defects", tiny.data());
    assertThat(set.code()).as(set.err()).isZero();
    try (ModelFile file = ModelFile.open(model)) {
      double reject = file.decisionRule().calibration().orElseThrow().reject().value();
      for (String type : List.of("hole", "crack", "missing")) {
        // A displaced image is unsure whatever its score, so that verdicts are not compared.
        String line = score(tiny.test().resolve(type + "/rgb/000.png"));
        assertThat(Double.parseDouble(line.split(",")[1])).isGreaterThan(reject);
      }
    }
  }

  @Test
  void aThresholdOfAPredictionChangesNothingInTheModel() throws IOException {
    assertThat(score(defective(), "--reject-score", "1000000")).doesNotContain("DEFECTIVE");
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  @Test
  void aThresholdBelowAllGoodScoresIsRefused() throws IOException {
    CommandResult set =
        CommandResult.run("threshold", "--model", model, "--reject-score", "-1000000");
    assertThat(set.code()).isEqualTo(1);
    assertThat(set.err()).contains("every part would be defective");
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  @Test
  void targetsThatDoNotBelongTogetherAreWrongUsage() {
    assertThat(CommandResult.run("threshold", "--model", model).code()).isEqualTo(2);
    assertThat(CommandResult.run("threshold", "--model", model, "--find", "0.9").code())
        .isEqualTo(2);
  }

  @Test
  void anAcceptedImageGetsALowerScoreAndCanBeUndone() throws IOException {
    double scoreBefore = Double.parseDouble(score(defective()).split(",", -1)[1]);
    CommandResult accepted = CommandResult.run("accept", "--model", model, defective());
    assertThat(accepted.code()).as(accepted.err()).isZero();
    assertThat(accepted.out()).containsPattern("accepted    1 image, [1-9]\\d* patches added");
    double scoreAfter = Double.parseDouble(score(defective()).split(",", -1)[1]);
    assertThat(scoreAfter).isLessThan(scoreBefore);

    assertThat(CommandResult.run("undo", "--model", model).code()).isZero();
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  @Test
  void calibrationSkipsImagesThatTheModelWasFittedTo() throws IOException {
    Path fitted = folder.resolve("fitted");
    Files.createDirectories(fitted);
    for (int i = 0; i < 3; i++) {
      Files.copy(
          tiny.data().resolve("train/good/rgb/00" + i + ".png"),
          fitted.resolve("copy" + i + ".png"));
    }
    CommandResult refused =
        CommandResult.run("calibrate", "--model", model, "--data", fitted, "--in-place");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("skipped 3 of 3 good images");
    assertThat(Files.readAllBytes(model)).isEqualTo(before);

    Files.copy(tiny.test().resolve("good/rgb/000.png"), fitted.resolve("new.png"));
    CommandResult some =
        CommandResult.run("calibrate", "--model", model, "--data", fitted, "--in-place");
    assertThat(some.code()).as(some.err()).isZero();
    assertThat(some.err()).contains("skipped 3 of 4 good images");
    assertThat(some.out()).contains("1 held-out good image");
  }

  @Test
  void calibrationNeedsATarget() {
    CommandResult none = CommandResult.run("calibrate", "--model", model, "--data", tiny.data());
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--output FILE").contains("--in-place");
  }

  @Test
  void anExcludedFileThatDoesNotExistIsNamed() {
    CommandResult none =
        CommandResult.run(
            "calibrate",
            "--model",
            model,
            "--data",
            tiny.data(),
            "--in-place",
            "--exclude",
            folder.resolve("none.png"));
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("none.png: no such file to exclude");
  }
}
