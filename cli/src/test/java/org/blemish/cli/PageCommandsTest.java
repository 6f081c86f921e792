// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on HTML pages begin with the program as it was called and name the model quoted. */
class PageCommandsTest {
  private static final String PROGRAM = "/opt/my tools/blemish";

  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    System.setProperty("blemish.program", PROGRAM);
    tiny = TinyRun.train(Files.createDirectory(shared.resolve("my runs")));
  }

  @AfterAll
  static void restore() {
    System.clearProperty("blemish.program");
  }

  @Test
  void pageOfATraining() throws IOException {
    assertCommands(tiny.run().resolve("report.html"), tiny.run());
  }

  @Test
  void pageOfAnEvaluation() throws IOException {
    Path output = shared.resolve("evaluation");
    CommandResult result =
        CommandResult.run(
            "evaluate", "--model", tiny.run(), "--data", tiny.data(), "--output", output);
    assertThat(result.code()).as(result.err()).isZero();
    assertCommands(output.resolve("report.html"), tiny.run().resolve("model.blemish"));
  }

  @Test
  void pageOfInspectedParts() throws IOException {
    Path output = shared.resolve("inspected");
    CommandResult result =
        CommandResult.run(
            "predict",
            "--model",
            tiny.run(),
            "--report",
            output,
            tiny.data().resolve("test/good/rgb"));
    assertThat(result.code()).as(result.err()).isZero();
    assertCommands(output.resolve("report.html"), tiny.run().resolve("model.blemish"));
  }

  private static void assertCommands(Path page, Path model) throws IOException {
    Matcher json =
        Pattern.compile("id=\"page\">(.*?)</script>", Pattern.DOTALL)
            .matcher(Files.readString(page));
    assertThat(json.find()).isTrue();
    JsonNode report = Json.read(json.group(1), JsonNode.class, "page");
    assertThat(report.path("program").asText()).isEqualTo("'" + PROGRAM + "'");
    assertThat(report.at("/variants/0/modelArgument").asText()).isEqualTo("'" + model + "'");
  }
}
