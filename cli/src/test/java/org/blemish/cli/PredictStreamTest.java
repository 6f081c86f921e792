// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PredictStreamTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  private static CommandResult stream(String input, Object... more) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      Object[] args = new Object[4 + more.length];
      System.arraycopy(new Object[] {"predict", "--model", tiny.run(), "--stdin"}, 0, args, 0, 4);
      System.arraycopy(more, 0, args, 4, more.length);
      return CommandResult.run(args);
    } finally {
      System.setIn(before);
    }
  }

  private static List<JsonNode> answers(CommandResult program) {
    return program.lines().stream().map(line -> Json.read(line, JsonNode.class, "line")).toList();
  }

  /** Size of an image in an answer. */
  private static Size size(JsonNode answer, String name) {
    byte[] png = Base64.getDecoder().decode(answer.path(name).asText());
    return Images.read(png, name).size();
  }

  @Test
  void eachLineHasItsAnswerAndBadLinesDoNotEndTheProgram() throws IOException {
    Path image = tiny.test().resolve("good/rgb/000.png");
    String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(image));
    CommandResult program =
        stream(
            String.join(
                "\n",
                image.toString(),
                "{\"image\":\"" + base64 + "\",\"name\":\"frame 7\"}",
                "no/such/file.png",
                "{\"image\":\"???\"}",
                "{\"image\": broken",
                "{\"colour\":1}",
                "{\"path\":\"a\",\"image\":\"b\"}",
                "",
                tiny.test().toString(),
                "{\"path\":\"" + image + "\",\"heatmap\":true,\"mask\":true}\r"));
    List<JsonNode> answers = answers(program);
    assertThat(answers).hasSize(10);
    String single =
        CommandResult.run("predict", "--model", tiny.run(), "--format", "jsonl", image)
            .lines()
            .get(0);
    JsonNode alone = Json.read(single, JsonNode.class, "line");
    for (int i : new int[] {0, 1, 9}) {
      assertThat(answers.get(i).path("score")).isEqualTo(alone.path("score"));
      assertThat(answers.get(i).path("verdict")).isEqualTo(alone.path("verdict"));
    }
    assertThat(answers.get(0).path("source").asText()).isEqualTo(image.toString());
    assertThat(answers.get(1).path("source").asText()).isEqualTo("frame 7");
    assertThat(answers.subList(2, 9))
        .allMatch(answer -> answer.at("/error/fault").asText().equals("input"));
    assertThat(answers.get(2).at("/error/message").asText())
        .isEqualTo("no/such/file.png: no such file");
    assertThat(answers.get(3).path("source").asText()).isEqualTo("line 4");
    assertThat(size(answers.get(9), "mask")).isEqualTo(new Size(64, 64));
    // Enlarged, with a strip below.
    Size heatMap = size(answers.get(9), "heatmap");
    assertThat(heatMap.width()).isGreaterThanOrEqualTo(64);
    assertThat(heatMap.height()).isGreaterThan(heatMap.width());
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.err()).isEqualTo("3 inspected, 7 failed%n".formatted());
  }

  @Test
  void optionsThatWriteFilesAreRefused() {
    CommandResult program = stream("", "--masks", "out");
    assertThat(program.code()).isEqualTo(2);
    assertThat(program.err()).contains("--stdin writes no files");
    assertThat(stream("", tiny.test()).code()).isEqualTo(2);
    assertThat(stream("").code()).isZero();
  }
}
