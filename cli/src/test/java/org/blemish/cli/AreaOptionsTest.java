// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.data.text.Yaml;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ignored areas, regions of interest and tiles, from training to metrics. */
class AreaOptionsTest {
  private static final Size SIZE = new Size(128, 128);

  @TempDir private static Path shared;
  private static Path data = Path.of("");
  private static Path areas = Path.of("");
  private static Path run = Path.of("");
  private static Path good = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    CommandResult.run(
        "generate",
        "--output",
        shared,
        "--name",
        "tile",
        "--product",
        "tile",
        "--size",
        128,
        "--counts",
        "8,6,3,1");
    data = shared.resolve("tile");
    good = data.resolve("test/good/rgb/000.png");
    areas =
        Files.writeString(
            shared.resolve("places.yaml"),
            """
            ignore:
              - name: clamp
                polygon: [[0, 0], [40, 0], [40, 48], [0, 48]]
            """);
    run = shared.resolve("run");
    CommandResult program = train(run, "--ignore", areas, "--min-area", 20, "--border", 3);
    assertThat(program.code()).as(program.err()).isZero();
  }

  private static CommandResult train(Path run, Object... more) {
    return run(
        List.of(
            "train",
            "--data",
            data,
            "--output",
            run,
            "--method",
            "patchcore",
            "--preset",
            "fast",
            "--threads",
            1,
            "--set",
            "preparation.size=128x128",
            "--set",
            "patchcore.memoryBanks=[{name: neighbour, input: s4, components: 8, smoothing: 3,"
                + " patches: 60, candidates: 2000, projection: 8}]",
            "--set",
            "patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
                + " reduction: {kind: top_mean, share: 0.003}, weight: 1.0}]"),
        more);
  }

  private static CommandResult run(List<Object> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(Arrays.asList(more));
    return CommandResult.run(all.toArray());
  }

  /** The good part with a red square. */
  private Path marked(String name, int x, int y) {
    byte[] rgb = Images.read(good).toRgb();
    for (int i : square(new Rectangle(x, y, 20, 20)).cells()) {
      rgb[3 * i] = (byte) 255;
      rgb[3 * i + 1] = 0;
      rgb[3 * i + 2] = 0;
    }
    Path file = folder.resolve(name);
    Images.writePng(Image.rgb(rgb, SIZE.width(), SIZE.height()), file);
    return file;
  }

  private static Mask square(Rectangle place) {
    return Mask.full(SIZE).without(Mask.outside(place, SIZE));
  }

  private static JsonNode inspect(Path image, Object... more) {
    CommandResult program =
        run(List.of("predict", "--model", run, "--threads", 1, "--format", "jsonl", image), more);
    assertThat(program.code()).as(program.err()).isZero();
    return Yaml.tree(program.lines().get(0), "result");
  }

  @Test
  void aDefectInAnIgnoredAreaIsNotReportedAndOneOutsideIs() {
    JsonNode clean = inspect(good);
    JsonNode inside = inspect(marked("inside.png", 10, 14));
    JsonNode outside = inspect(marked("outside.png", 80, 70));
    assertThat(inside.path("score")).isEqualTo(clean.path("score"));
    assertThat(inside.path("regions")).isEqualTo(clean.path("regions"));
    assertThat(outside.path("verdict").asText()).isEqualTo("DEFECTIVE");
    assertThat(outside.path("regions")).isNotEmpty();
    JsonNode bounds = outside.path("regions").path(0).path("bounds");
    Rectangle found = Yaml.read(bounds.toString(), Rectangle.class, "bounds");
    // It overlaps the square at 80, 70.
    assertThat(found.x()).isLessThan(100);
    assertThat(found.x() + found.width()).isGreaterThan(80);
    assertThat(found.y()).isLessThan(90);
    assertThat(found.y() + found.height()).isGreaterThan(70);
  }

  @Test
  void areasGivenToPredictAreAddedToTheModels() {
    Path outside = marked("outside.png", 80, 70);
    Path mask = folder.resolve("mask.png");
    Images.writePng(square(new Rectangle(48, 40, 80, 88)), mask);
    double before = inspect(outside).path("score").asDouble();
    assertThat(inspect(outside, "--ignore", mask).path("score").asDouble()).isLessThan(before / 2);
    assertThat(inspect(outside, "--region", "0,0,40,128").path("score").asDouble())
        .isLessThan(before / 2);
    CommandResult wrong =
        CommandResult.run("predict", "--model", run, "--region", "100,0,40,128", outside);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("region x=100 y=0 40x128 is not inside");
    assertThat(CommandResult.run("predict", "--model", run, "--region", "all", outside).code())
        .isEqualTo(2);
  }

  @Test
  void infoReportsIgnoredAreasAndRegionSettings() {
    CommandResult info = CommandResult.run("info", "--model", run);
    assertThat(info.out())
        .contains("11.72 % of the pixels of images of 128x128") // 40 * 48 / 128 / 128
        .contains("from 20 pixels, none within 3 pixels of the edge");
  }

  @Test
  void metricsExcludeIgnoredPixelsAndMapsGiveTheSameMetrics() {
    Path out = folder.resolve("out");
    CommandResult evaluated =
        CommandResult.run("evaluate", "--model", run, "--data", data, "--output", out, "--maps");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("11.72 % of the pixels are ignored");
    JsonNode metrics = Yaml.read(out.resolve("metrics.json"), JsonNode.class);
    assertThat(metrics.path("excluded_pixels").path("images"))
        .isEqualTo(metrics.path("images").path("with_maps"));
    compare(out, metrics, "--ignore", areas);
  }

  /** {@code metrics} on the maps gives the same metrics as {@code evaluate}, bit for bit. */
  private void compare(Path out, JsonNode metrics, Object... more) {
    Path measured = folder.resolve("measured");
    CommandResult program =
        run(
            List.of(
                "metrics",
                "--maps",
                out.resolve("maps"),
                "--data",
                data,
                "--output",
                measured,
                "--scores",
                out.resolve("scores.csv")),
            more);
    assertThat(program.code()).as(program.err()).isZero();
    JsonNode again = Yaml.read(measured.resolve("metrics.json"), JsonNode.class);
    int compared = 0;
    for (var metric : again.properties()) {
      if (metric.getValue().isNumber()) {
        assertThat(metric.getValue()).as(metric.getKey()).isEqualTo(metrics.get(metric.getKey()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(6);
  }

  @Test
  void tiledModelsTrainAndTheirMapsGiveTheSameMetrics() {
    Path tiled = folder.resolve("tiled");
    CommandResult program =
        train(
            tiled,
            "--region",
            "8,0,112,128",
            "--set",
            "preparation.tile=64",
            "--set",
            "preparation.overlap=32");
    assertThat(program.code()).as(program.err()).isZero();
    assertThat(CommandResult.run("info", "--model", tiled).out())
        .contains("region 112x128 at x=8 y=0", "in tiles of 64x64, overlap 32");
    Path out = folder.resolve("out");
    CommandResult evaluated =
        CommandResult.run("evaluate", "--model", tiled, "--data", data, "--output", out, "--maps");
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("12.50 % of the pixels are ignored or outside");
    compare(out, Yaml.read(out.resolve("metrics.json"), JsonNode.class), "--region", "8,0,112,128");
  }
}
