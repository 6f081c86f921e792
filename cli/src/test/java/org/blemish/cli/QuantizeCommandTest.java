// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose backbone computes in 8-bit integers. */
class QuantizeCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny;
  private static Path quantized;

  @TempDir private Path folder;

  @BeforeAll
  static void quantize() {
    tiny = TinyRun.train(shared);
    quantized = shared.resolve("int8");
    CommandResult result =
        CommandResult.run(
            "quantize", "--model", tiny.run(), "--data", tiny.data(), "--output", quantized);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("backbone in int8: ");
  }

  private static double score(Path model, Path image) {
    CommandResult result = CommandResult.run("predict", "--model", model, "--format", "csv", image);
    assertThat(result.code()).as(result.err()).isZero();
    return Double.parseDouble(result.lines().get(1).split(",", -1)[1]);
  }

  private Path defective() {
    return tiny.test().resolve("hole/rgb/000.png");
  }

  @Test
  void theModelIsSmallerAndNamesItsPrecision() throws IOException {
    assertThat(CommandResult.run("info", "--model", quantized).out())
        .containsPattern("precision +int8: \\d+ of 45 convolutions, ranges from 8 good images");
    assertThat(CommandResult.run("info", "--model", tiny.run()).out())
        .containsPattern("precision +fp32");
    assertThat(Files.size(quantized.resolve("model.blemish")))
        .isLessThan(Files.size(tiny.model()) / 2);
  }

  @Test
  void scoresAreNearThoseOfTheFloatModel() {
    double floats = score(tiny.run(), defective());
    assertThat(score(quantized, defective()))
        .isBetween(0.5 * floats, 2 * floats)
        .isNotEqualTo(floats);
  }

  @Test
  void trainingInIntegersGivesTheSameModel() throws IOException {
    Path run = folder.resolve("run");
    CommandResult trained =
        TinyRun.train(tiny.data(), run, "rgb", List.of("s4"), "--precision", "int8");
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(Files.readAllBytes(run.resolve("model.blemish")))
        .isEqualTo(Files.readAllBytes(quantized.resolve("model.blemish")));
  }

  @Test
  void anImageIsAcceptedAndTheModelRestored() throws IOException {
    Path model = Files.copy(quantized.resolve("model.blemish"), folder.resolve("model.blemish"));
    double before = score(model, defective());
    CommandResult accepted = CommandResult.run("accept", "--model", model, defective());
    assertThat(accepted.code()).as(accepted.err()).isZero();
    assertThat(score(model, defective())).isLessThan(before);
    assertThat(CommandResult.run("undo", "--model", model).code()).isZero();
    assertThat(Files.readAllBytes(model))
        .isEqualTo(Files.readAllBytes(quantized.resolve("model.blemish")));
  }

  @Test
  void aModelFileWithoutItsRunIsRefusedInOneLine() throws IOException {
    Path model = Files.copy(tiny.model(), folder.resolve("model.blemish"));
    CommandResult result =
        CommandResult.run(
            "quantize", "--model", model, "--data", tiny.data(), "--output", folder.resolve("out"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("config.yaml is not beside it").hasLineCount(1);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anUnknownPrecisionIsWrongUsage() {
    CommandResult result =
        TinyRun.train(
            tiny.data(), folder.resolve("run"), "rgb", List.of("s4"), "--precision", "int4");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--precision");
  }
}
