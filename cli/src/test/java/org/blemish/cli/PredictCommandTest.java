// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;
  @TempDir private Path results;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @Test
  void aFolderGivesOneSortedLineForEachImageAndNoMask() {
    CommandResult program = CommandResult.run("predict", "--model", tiny.run(), tiny.test());
    assertThat(program.code()).isZero();
    assertThat(program.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("skipped 9 files (mask, not a part): "),
            line -> assertThat(line).startsWith("skipped 9 files (the model does not use it): "),
            line -> assertThat(line).isEqualTo("9 inspected, 18 skipped, 0 failed"));
    List<String> lines = program.lines();
    assertThat(lines).hasSize(1 + 2 + 7);
    assertThat(lines.get(0)).matches("verdict +score +regions +path");
    List<String> paths = lines.stream().skip(1).map(line -> line.strip().split(" +")[3]).toList();
    assertThat(paths).isSorted().allMatch(path -> path.contains("/rgb/"));
    assertThat(lines.stream().skip(1))
        .allMatch(
            line -> line.matches("(GOOD|UNSURE|DEFECTIVE) +-?[0-9.e+-]+ +\\d+  \\S*png(  \\S.*)?"));
  }

  @Test
  void jsonLinesCarryTheWholeInspection() {
    Path image = tiny.test().resolve("hole/rgb/000.png");
    CommandResult program =
        CommandResult.run("predict", "--model", tiny.model(), "--format", "jsonl", image, image);
    assertThat(program.lines()).hasSize(2 + 1);
    JsonNode json = Json.read(program.lines().get(0), JsonNode.class, "line");
    assertThat(json.path("source").asText()).isEqualTo(image.toString());
    assertThat(json.path("schema").asInt()).isEqualTo(1);
    assertThat(json.path("size").path("width").asInt()).isEqualTo(64);
    assertThat(json.path("thresholds").has("reject")).isTrue();
    assertThat(json.path("milliseconds").has("features")).isTrue();
  }

  @Test
  void csvAndJsonHaveTheSameValues() {
    Path image = tiny.test().resolve("hole/rgb/000.png");
    List<String> lines =
        CommandResult.run("predict", "--model", tiny.run(), "--format", "csv", image).lines();
    JsonNode json =
        Json.read(
            CommandResult.run("predict", "--model", tiny.run(), "--format", "jsonl", image)
                .lines()
                .get(0),
            JsonNode.class,
            "line");
    assertThat(lines.get(0)).isEqualTo("path,score,threshold,verdict,regions,reason,boxes,heatmap");
    assertThat(lines.get(1))
        .contains(image + "\"," + json.path("score").asText() + ",")
        .contains("," + json.path("verdict").asText() + "," + json.path("regions").size() + ",");
  }

  @Test
  void globsAreSearchedWithoutAShell() {
    CommandResult program =
        CommandResult.run("predict", "--model", tiny.run(), tiny.test() + "/good/**/*.png");
    assertThat(program.lines()).hasSize(1 + 2);
    assertThat(program.err()).contains("skipped 2 files (mask, not a part): ");
    CommandResult none =
        CommandResult.run("predict", "--model", tiny.run(), tiny.test() + "/*.jpg");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("*.jpg: no images found");
  }

  @Test
  void heatMapsHaveTheRelativePathsOfTheInputs() {
    Path heat = folder.resolve("heat");
    CommandResult.run("predict", "--model", tiny.run(), "--heatmaps", heat, tiny.test());
    Path map = heat.resolve("hole/rgb/000.png");
    // 64 pixels are enlarged to 320, with a strip below.
    assertThat(Images.size(map).width()).isEqualTo(320);
    assertThat(Images.size(map).height()).isGreaterThan(320);
    assertThat(Images.read(map).toRgb())
        .isNotEqualTo(Images.read(tiny.test().resolve("hole/rgb/000.png")).toRgb());
    assertThat(heat.resolve("good/rgb/001.png")).exists();
  }

  @Test
  void heatMapsNeverReplaceInputs() {
    CommandResult program =
        CommandResult.run("predict", "--model", tiny.run(), "--heatmaps", tiny.test(), tiny.test());
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.out()).isEmpty();
    assertThat(program.err()).contains("would replace an input");
  }

  @Test
  void mapsAreBitwiseEqualToThoseOfAnEvaluation() throws IOException {
    Path maps = folder.resolve("maps");
    Path result = folder.resolve("result");
    CommandResult.run("predict", "--model", tiny.run(), "--maps", maps, tiny.test());
    CommandResult.run(
        "evaluate", "--model", tiny.run(), "--data", tiny.data(), "--output", result, "--maps");
    for (String image : List.of("hole/%s000", "good/%s001")) {
      assertThat(Files.readAllBytes(maps.resolve(image.formatted("rgb/") + ".tiff")))
          .isEqualTo(
              Files.readAllBytes(result.resolve("maps/test/" + image.formatted("") + ".tiff")));
    }
  }

  @Test
  void imagesSideBySideGiveTheSameLinesAndFilesAsOneByOne() throws IOException {
    List<Path> images;
    try (Stream<Path> files = Files.walk(tiny.test())) {
      images = files.filter(file -> file.toString().matches(".*/rgb/.*png")).sorted().toList();
    }
    for (int i = 0; i < 12; i++) {
      Files.copy(images.get(i % images.size()), folder.resolve("%02d.png".formatted(i)));
    }
    Files.writeString(folder.resolve("05-damaged.png"), "no image");
    CommandResult one = predict(1);
    CommandResult four = predict(4);

    assertThat(four.out().replace("/of-4/", "/of-1/")).isEqualTo(one.out());
    assertThat(four.err()).isEqualTo(one.err()).contains("12 inspected, 0 skipped, 1 failed");
    assertThat(four.code()).isEqualTo(1);
    for (String kind : List.of("heat/%02d.png", "maps/%02d.tiff")) {
      for (int i = 0; i < 12; i++) {
        String file = kind.formatted(i);
        assertThat(results.resolve("of-4").resolve(file))
            .hasSameBinaryContentAs(results.resolve("of-1").resolve(file));
      }
    }
  }

  private CommandResult predict(int threads) {
    Path output = results.resolve("of-" + threads);
    return CommandResult.run(
        "predict",
        "--model",
        tiny.run(),
        "--threads",
        threads,
        "--format",
        "csv",
        "--heatmaps",
        output.resolve("heat"),
        "--maps",
        output.resolve("maps"),
        folder);
  }

  @Test
  void aDamagedImageNeverEndsTheRun() throws IOException {
    Files.copy(tiny.test().resolve("good/rgb/000.png"), folder.resolve("1.png"));
    byte[] whole = Files.readAllBytes(tiny.test().resolve("good/rgb/001.png"));
    Files.write(folder.resolve("2.png"), Arrays.copyOf(whole, whole.length / 2));
    Files.copy(tiny.test().resolve("good/rgb/001.png"), folder.resolve("3.png"));
    CommandResult program = CommandResult.run("predict", "--model", tiny.run(), folder);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.lines()).hasSize(3).last().asString().contains("3.png");
    assertThat(program.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("2.png"),
            line -> assertThat(line).isEqualTo("2 inspected, 0 skipped, 1 failed"));
    assertThat(
            CommandResult.run("predict", "--model", tiny.run(), "--continue-on-error", folder)
                .lines())
        .isEqualTo(program.lines());
  }

  @Test
  void quietPrintsResultsAndFailuresAlone() throws IOException {
    Files.copy(tiny.test().resolve("good/rgb/000.png"), folder.resolve("1.png"));
    Files.writeString(folder.resolve("2.png"), "not an image");
    Files.writeString(folder.resolve("notes.txt"), "");
    CommandResult loud = CommandResult.run("predict", "--model", tiny.run(), folder);
    CommandResult quiet = CommandResult.run("predict", "--quiet", "--model", tiny.run(), folder);
    assertThat(quiet.out()).isEqualTo(loud.out());
    assertThat(quiet.code()).isEqualTo(1);
    assertThat(loud.err().lines().count()).isGreaterThan(1);
    assertThat(quiet.err().lines())
        .singleElement()
        .asString()
        .startsWith("blemish: ")
        .contains("2.png");
    CommandResult trained =
        TinyRun.train(tiny.data(), folder.resolve("run"), "rgb", List.of("s4"), "--quiet");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.code()).isZero();
  }

  @Test
  void theLastJsonLineCountsWhatWasInspectedSkippedAndFailed() throws IOException {
    Files.copy(tiny.test().resolve("good/rgb/000.png"), folder.resolve("1.png"));
    Files.writeString(folder.resolve("2.png"), "not an image");
    Files.writeString(folder.resolve("notes.txt"), "");
    Files.createSymbolicLink(folder.resolve("gone.jpg"), Path.of("nowhere.jpg"));
    Files.createSymbolicLink(folder.resolve("loop"), Path.of(".."));
    CommandResult program =
        CommandResult.run("predict", "--model", tiny.run(), "--format", "jsonl", folder);
    assertThat(program.lines()).hasSize(1 + 1);
    JsonNode summary = Json.read(program.lines().get(1), JsonNode.class, "line").path("summary");
    assertThat(summary.path("inspected").asInt()).isEqualTo(1);
    assertThat(summary.path("skipped").asInt())
        .isEqualTo(summary.path("skippedFiles").findValuesAsText("paths").size())
        .isPositive();
    assertThat(summary.path("failed").asInt()).isEqualTo(2);
    assertThat(summary.path("complete").asBoolean()).isFalse();
    assertThat(summary.path("failedFiles").findValuesAsText("path"))
        .containsExactly(folder.resolve("2.png").toString(), folder.resolve("gone.jpg").toString());
  }

  @Test
  void anImageThatCannotBeReadIsNamedAndSetsTheExitCode() throws IOException {
    Files.copy(tiny.test().resolve("good/rgb/000.png"), folder.resolve("1.png"));
    Files.writeString(folder.resolve("notes.txt"), "");
    assertThat(CommandResult.run("predict", "--model", tiny.run(), folder).code()).isZero();
    Files.writeString(folder.resolve("2.HEIC"), "");
    CommandResult program = CommandResult.run("predict", "--model", tiny.run(), folder);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.err())
        .contains("2.HEIC: HEIC images cannot be read; convert them to PNG")
        .contains("1 inspected, 2 skipped, 0 failed");
  }

  @Test
  void resultsOfAnEarlierRunInTheInputFolderAreNoParts() throws IOException {
    Path image = tiny.test().resolve("good/rgb/000.png");
    Files.copy(image, folder.resolve("a.png"));
    Path heat = folder.resolve("heat");
    for (int run = 0; run < 2; run++) {
      CommandResult program =
          CommandResult.run("predict", "--model", tiny.run(), "--heatmaps", heat, folder);
      assertThat(program.code()).isZero();
      assertThat(program.err()).contains("1 inspected, %d skipped, 0 failed".formatted(run));
    }
    assertThat(heat).isDirectoryContaining("glob:**/a.png");
    assertThat(CommandResult.run("predict", "--model", tiny.run(), heat).err())
        .as("a folder that is named is searched")
        .contains("1 inspected, 0 skipped, 0 failed");
  }

  @Test
  void withFailOnADefectEndsWithExitCodeThree() throws IOException {
    Path defective = folder.resolve("defective.png");
    byte[] rgb = Images.read(tiny.test().resolve("good/rgb/000.png")).toRgb();
    for (int i = 0; i < 12 * 12; i++) {
      int pixel = 3 * ((26 + i / 12) * 64 + 26 + i % 12);
      Arrays.fill(rgb, pixel, pixel + 3, (byte) (i / 3 % 2 == 0 ? 255 : 0));
    }
    Images.writePng(Image.rgb(rgb, 64, 64), defective);
    assertThat(CommandResult.run("predict", "--model", tiny.run(), defective).code()).isZero();
    assertThat(
            CommandResult.run(
                "predict", "--model", tiny.run(), "--fail-on", "defective", defective))
        .satisfies(program -> assertThat(program.out()).contains("DEFECTIVE"))
        .extracting(CommandResult::code)
        .isEqualTo(3);
    Path good = tiny.data().resolve("validation/good/rgb/000.png");
    assertThat(
            CommandResult.run("predict", "--model", tiny.run(), "--fail-on", "unsure", good).code())
        .isZero();
  }

  @Test
  void emptyFoldersAndMissingFilesAreNamed() {
    assertThat(CommandResult.run("predict", "--model", tiny.run(), folder).err())
        .contains(folder + ": no images found");
    Path missing = folder.resolve("missing.png");
    assertThat(CommandResult.run("predict", "--model", tiny.run(), missing).err())
        .contains(missing.toString());
  }
}
