// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report shift} from the files of a camera to the page. */
class ReportShiftCommandTest {
  private static final Pattern CONTENT =
      Pattern.compile("<script type=\"application/json\" id=\"page\">(.*?)</script>");
  private static final Instant START = Instant.parse("2026-03-02T06:00:00.250Z");

  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  /** Images that were written in the reverse order of their names, ten minutes apart. */
  private List<Path> cameraFiles() throws IOException {
    List<Path> images;
    try (Stream<Path> files = Files.list(tiny.test().resolve("good/rgb"))) {
      images = files.sorted().toList();
    }
    Path parts = Files.createDirectory(folder.resolve("parts"));
    List<Path> copies = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Path copy = parts.resolve("part%d.png".formatted(i));
      Files.copy(images.get(i % images.size()), copy);
      Files.setLastModifiedTime(copy, FileTime.from(START.plusSeconds(600L * (5 - i))));
      copies.add(copy);
    }
    return copies;
  }

  private Path results() throws IOException {
    CommandResult predicted =
        CommandResult.run(
            "predict", "--model", tiny.run(), "--format", "jsonl", folder.resolve("parts"));
    return Files.writeString(folder.resolve("shift.jsonl"), predicted.out());
  }

  private JsonNode chartOfScores(Path page) throws IOException {
    Matcher content = CONTENT.matcher(Files.readString(page));
    assertThat(content.find()).isTrue();
    for (JsonNode section : Json.read(content.group(1), JsonNode.class, "page").path("sections")) {
      for (JsonNode chart : section.path("blocks").path(0).path("charts")) {
        if (chart.path("title").asText().equals("Score of each part")) {
          return chart;
        }
      }
    }
    throw new AssertionError("no chart of scores");
  }

  @Test
  void fileTimesOrderThePartsAndAreTheAxis() throws IOException {
    List<Path> files = cameraFiles();
    Path output = folder.resolve("by-time");
    CommandResult shift =
        CommandResult.run(
            "report",
            "shift",
            "--model",
            tiny.run(),
            "--file-times",
            "--output",
            output,
            results());
    assertThat(shift.code()).as(shift.err()).isZero();
    assertThat(shift.out()).contains(output.resolve("shift.html").toString());

    JsonNode chart = chartOfScores(output.resolve("shift.html"));
    assertThat(chart.path("xLabel").asText()).isEqualTo("Time");
    JsonNode series = chart.path("series").path(0);
    for (int i = 0; i < 6; i++) {
      Path file = files.get(5 - i);
      assertThat(series.path("titles").path(i).asText()).startsWith(file.toString());
      assertThat(series.path("x").path(i).asDouble())
          .isEqualTo(
              START
                      .plusSeconds(600L * i)
                      .atZone(ZoneId.systemDefault())
                      .toLocalDateTime()
                      .toEpochSecond(ZoneOffset.UTC)
                  + 0.25);
    }
  }

  @Test
  void withoutFileTimesThePartsKeepTheOrderOfTheirLines() throws IOException {
    List<Path> files = cameraFiles();
    Path output = folder.resolve("by-number");
    CommandResult shift = CommandResult.run("report", "shift", "--output", output, results());
    assertThat(shift.code()).as(shift.err()).isZero();
    JsonNode chart = chartOfScores(output.resolve("shift.html"));
    assertThat(chart.path("xLabel").asText()).isEqualTo("Part");
    JsonNode series = chart.path("series").path(0);
    assertThat(series.path("titles").path(0).asText()).startsWith(files.get(0).toString());
    assertThat(series.path("x"))
        .extracting(JsonNode::asDouble)
        .containsExactly(1., 2., 3., 4., 5., 6.);
  }

  @Test
  void fileTimesOfAPartThatIsNotThereAreRefusedInOneLine() throws IOException {
    Path gone = cameraFiles().get(2);
    Path results = results();
    Files.delete(gone);
    CommandResult shift =
        CommandResult.run(
            "report", "shift", "--file-times", "--output", folder.resolve("gone"), results);
    assertThat(shift.code()).isEqualTo(1);
    assertThat(shift.err().strip().lines()).hasSize(1);
    assertThat(shift.err()).contains(gone.toString(), "--file-times");
    assertThat(folder.resolve("gone/shift.html")).doesNotExist();
  }
}
