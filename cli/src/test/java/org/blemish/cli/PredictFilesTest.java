// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with regions, and parts of several images. */
class PredictFilesTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;
  @TempDir private Path results;
  private Path defective = Path.of("");
  private Path good = Path.of("");

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @BeforeEach
  void images() throws IOException {
    Path whole = tiny.data().resolve("validation/good/rgb/000.png");
    defective = folder.resolve("7-cam1.png");
    good = folder.resolve("7-cam2.png");
    Files.copy(whole, good);
    byte[] rgb = Images.read(whole).toRgb();
    for (int i = 0; i < 12 * 12; i++) {
      int pixel = 3 * ((26 + i / 12) * 64 + 26 + i % 12);
      Arrays.fill(rgb, pixel, pixel + 3, (byte) (i / 3 % 2 == 0 ? 255 : 0));
    }
    Images.writePng(Image.rgb(rgb, 64, 64), defective);
  }

  private static JsonNode json(Path file) {
    return Json.read(file, JsonNode.class);
  }

  @Test
  void masksHaveThePixelsThatTheResultsCount() {
    CommandResult program =
        CommandResult.run(
            "predict",
            "--model",
            tiny.run(),
            "--format",
            "jsonl",
            "--masks",
            results,
            defective,
            good);
    JsonNode inspection = Json.read(program.lines().get(0), JsonNode.class, "line");
    int area = 0;
    for (JsonNode region : inspection.path("regions")) {
      area += region.path("area").asInt();
    }
    Mask mask = Images.readMask(results.resolve("7-cam1.png"));
    assertThat(mask.count()).isEqualTo(area).isPositive();
    assertThat(Images.readMask(results.resolve("7-cam2.png")).count()).isZero();
  }

  @Test
  void cocoAndLabelmeDescribeTheMask() throws IOException {
    Path coco = results.resolve("regions.json");
    CommandResult.run(
        "predict",
        "--model",
        tiny.run(),
        "--masks",
        results.resolve("masks"),
        "--labelme",
        results.resolve("labelme"),
        "--coco",
        coco,
        defective,
        good);
    Mask mask = Images.readMask(results.resolve("masks/7-cam1.png"));

    JsonNode annotations = json(coco).path("annotations");
    assertThat(json(coco).path("images")).hasSize(2);
    int area = 0;
    for (JsonNode annotation : annotations) {
      assertThat(annotation.path("image_id").asInt()).isEqualTo(1);
      JsonNode box = annotation.path("bbox");
      assertThat(box.path(2).asInt() * box.path(3).asInt())
          .isGreaterThanOrEqualTo(annotation.path("area").asInt());
      area += annotation.path("area").asInt();
      assertThat(columnRuns(annotation.path("segmentation")))
          .isEqualTo(annotation.path("area").asInt());
    }
    assertThat(area).isEqualTo(mask.count());

    JsonNode labelme = json(results.resolve("labelme/7-cam1.json"));
    assertThat(results.resolve("labelme").resolve(labelme.path("imagePath").asText()).toRealPath())
        .isEqualTo(defective.toRealPath());
    assertThat(labelme.path("shapes")).hasSameSizeAs(annotations);
    assertThat(json(results.resolve("labelme/7-cam2.json")).path("shapes")).isEmpty();
    importsAs(mask);
  }

  private static int columnRuns(JsonNode segmentation) {
    JsonNode counts = segmentation.path("counts");
    int inside = 0;
    for (int i = 1; i < counts.size(); i += 2) {
      inside += counts.path(i).asInt();
    }
    return inside;
  }

  /** Blemish's own import draws the labelme shapes to the same mask. */
  private void importsAs(Mask mask) throws IOException {
    Path imported = results.resolve("imported");
    CommandResult program =
        CommandResult.run(
            "data",
            "import",
            "--format",
            "labelme",
            results.resolve("labelme"),
            "--output",
            imported);
    assertThat(program.err()).isEmpty();
    try (var files = Files.walk(imported)) {
      Path drawn = files.filter(file -> file.toString().endsWith(".png")).findFirst().orElseThrow();
      assertThat(Images.readMask(drawn)).isEqualTo(mask);
    }
  }

  @Test
  void csvNamesBoxesAndHeatMaps() {
    List<String> lines =
        CommandResult.run(
                "predict",
                "--model",
                tiny.run(),
                "--format",
                "csv",
                "--heatmaps",
                results,
                defective)
            .lines();
    assertThat(lines.get(1))
        .containsPattern("\\d+ \\d+ \\d+ \\d+")
        .contains(results.resolve("7-cam1.png").toString());
  }

  @Test
  void imagesOfAPartGiveOneVerdictAndNameTheWorst() throws IOException {
    Files.copy(good, folder.resolve("8-cam1.png"));
    Files.writeString(folder.resolve("8-cam2.png"), "damaged");
    Files.writeString(folder.resolve("9-cam1.png"), "damaged");
    CommandResult program =
        CommandResult.run(
            "predict",
            "--model",
            tiny.run(),
            "--format",
            "jsonl",
            "--fail-on",
            "defective",
            "--group-by",
            "([0-9]+)-cam",
            folder);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.lines()).hasSize(2 + 1);
    JsonNode seven = Json.read(program.lines().get(0), JsonNode.class, "line");
    assertThat(seven.path("part").asText()).isEqualTo("7");
    assertThat(seven.path("verdict").asText()).isEqualTo("DEFECTIVE");
    assertThat(seven.path("images").path(seven.path("worst").asInt()).path("source").asText())
        .isEqualTo(defective.toString());
    JsonNode eight = Json.read(program.lines().get(1), JsonNode.class, "line");
    assertThat(eight.path("verdict").asText()).isEqualTo("UNSURE");
    assertThat(eight.path("reason").asText()).contains("8-cam2.png");
    assertThat(program.lines().get(2)).contains("\"parts\":3");
    assertThat(program.err())
        .contains("part 9: none of its images could be inspected")
        .contains("so up to", "of good parts with 2 images; for such parts: 'blemish threshold")
        .contains("3 inspected, 0 skipped, 2 failed, 3 parts");
  }

  @Test
  void aFolderMayBeAPartAndItsDefectSetsTheExitCode() throws IOException {
    CommandResult program =
        CommandResult.run(
            "predict",
            "--model",
            tiny.run(),
            "--fail-on",
            "defective",
            "--group-by",
            "folder",
            folder);
    assertThat(program.code()).isEqualTo(3);
    assertThat(program.lines()).hasSize(2);
    assertThat(program.lines().get(1)).matches("DEFECTIVE +\\S+ +2  " + folder + "  " + defective);
    assertThat(CommandResult.run("predict", "--model", tiny.run(), "--group-by", "(", folder).err())
        .contains("--group-by '(': expected 'folder' or a regular expression");
    assertThat(
            CommandResult.run("predict", "--model", tiny.run(), "--group-by", "x(.)y", folder)
                .err())
        .contains("7-cam1.png: --group-by 'x(.)y' is not found in this path");
  }
}
