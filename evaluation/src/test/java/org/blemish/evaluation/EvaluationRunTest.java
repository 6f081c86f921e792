// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.product.ProductDefect;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class EvaluationRunTest {
  private Path folder = Path.of("");
  private Path output = Path.of("");
  private Dataset dataset =
      new Dataset("none", Path.of(""), "plain", List.of(), List.of(), List.of());
  private Detector detector = Detector.of(model(), TinyModel.ONE_THREAD);
  private final Map<String, Inspection> inspected = new HashMap<>();

  private static Model model() {
    return TinyModel.ofFeatures(Preparation.stretched(new Size(64, 64)));
  }

  @BeforeAll
  void evaluate(@TempDir Path temporary) {
    folder = temporary;
    CalibratedTiles tiles =
        CalibratedTiles.generate(folder, ProductDefect.HOLE, ProductDefect.STAIN);
    dataset = tiles.dataset();
    detector.close();
    detector = tiles.detector();
    for (Sample sample : dataset.test()) {
      inspected.put(
          sample.id(),
          detector.inspect(Input.of(Images.read(sample.image().orElseThrow())), sample.id()));
    }
    output = folder.resolve("evaluation");
    EvaluationReport report = new EvaluationReport("tile");
    List<Integer> progress = new ArrayList<>();
    EvaluationFiles.evaluate(
        new EvaluationRun(
            detector,
            dataset,
            EvaluationSettings.defaults(),
            Optional.of(output.resolve("maps")),
            InferenceAreas.NONE),
        output,
        "energy",
        report,
        List.of(),
        Optional.of(new Mistakes(1, new DisplayScale(0, 1))),
        progress::add);
    report.write(output.resolve("report.html"), output);
    assertThat(progress).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @AfterAll
  void close() {
    detector.close();
  }

  @Test
  void scoresAreTheDetectorsOwn() throws IOException {
    List<String> lines = Files.readAllLines(output.resolve("scores.csv"));

    assertThat(lines.get(0)).isEqualTo("path,label,defect_type,score,threshold,verdict");
    assertThat(lines).hasSize(8);
    for (String line : lines.subList(1, 8)) {
      String[] cells = line.split(",", -1);
      Inspection expected = requireNonNull(inspected.get(cells[0]), line);
      assertThat(cells[1]).isEqualTo(cells[0].contains("/good/") ? "good" : "defective");
      assertThat(cells[2]).isEqualTo(cells[0].split("/")[1]);
      assertThat(Double.parseDouble(cells[3])).isEqualTo(expected.score());
      assertThat(Double.parseDouble(cells[4]))
          .isEqualTo(expected.thresholds().orElseThrow().reject());
      assertThat(cells[5]).isEqualTo(expected.verdict().name());
    }
  }

  @Test
  void metricsHaveFixedNames() {
    JsonNode json = Json.read(output.resolve("metrics.json"), JsonNode.class);

    assertThat(json.path("modality").asText()).isEqualTo("rgb");
    assertThat(json.path("method").asText()).isEqualTo("energy");
    for (String key :
        List.of(
            "image_auroc",
            "image_average_precision",
            "image_f1_max",
            "pixel_auroc",
            "pixel_auroc_192",
            "pixel_average_precision",
            "au_pro_0.3")) {
      assertThat(json.path(key).isNumber()).as(key).isTrue();
      assertThat(json.path(key).asDouble()).as(key).isBetween(0.0, 1.0);
    }
    assertThat(json.path("images").path("good").asInt()).isEqualTo(3);
    assertThat(json.path("images").path("defective").asInt()).isEqualTo(4);
    assertThat(json.path("milliseconds").path("median").asDouble()).isPositive();
    assertThat(json.path("seconds").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("read", "features", "head", "scoring", "metrics");
    assertThat(json.path("model").asText()).isEqualTo(detector.model().digest());
    assertThat(json.path("dataset").path("name").asText()).isEqualTo(dataset.name());
    assertThat(json.path("dataset").path("layout").asText()).isEqualTo("mvtec-3d");
    assertThat(json.path("dataset").path("digest").asText()).isEqualTo(dataset.digest());
    assertThat(json.path("versions").has("blemish")).isTrue();
  }

  @Test
  void imageAurocFollowsFromTheScores() {
    double pairs = 0;
    for (Inspection good : inspected.values()) {
      for (Inspection bad : inspected.values()) {
        if (good.source().contains("/good/") && !bad.source().contains("/good/")) {
          pairs += bad.score() > good.score() ? 1 : bad.score() == good.score() ? 0.5 : 0;
        }
      }
    }
    JsonNode json = Json.read(output.resolve("metrics.json"), JsonNode.class);
    assertThat(json.path("image_auroc").asDouble()).isEqualTo(pairs / 12);
  }

  @Test
  void mapsAreWrittenBitForBitInTheEvaluatorsLayout() {
    inspected.forEach(
        (id, inspection) -> {
          Path file =
              output.resolve("maps").resolve(id.replace("/rgb/", "/").replace(".png", ".tiff"));
          assertThat(FloatTiff.read(file).get(0).values())
              .isEqualTo(inspection.map().orElseThrow().values());
        });
  }

  @Test
  void theReportNamesModelAndDataSet() throws IOException {
    String digest =
        Json.read(output.resolve("metrics.json"), JsonNode.class).at("/dataset/digest").asText();
    assertThat(Files.readString(output.resolve("report.html")))
        .contains("energy data set")
        .contains(digest);
  }

  @Test
  void writesTheWorstMistakeOfEachLabel() throws IOException {
    Comparator<Inspection> byScore = Comparator.comparingDouble(Inspection::score);
    String worstGood =
        inspected.values().stream()
            .filter(one -> one.source().contains("/good/"))
            .max(byScore)
            .orElseThrow()
            .source();
    String missed =
        inspected.values().stream()
            .filter(one -> !one.source().contains("/good/"))
            .min(byScore)
            .orElseThrow()
            .source();
    try (var files = Files.list(output.resolve("mistakes"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(Mistakes.file(worstGood), Mistakes.file(missed));
    }
    Size image = requireNonNull(inspected.get(missed)).size();
    assertThat(Images.size(output.resolve("mistakes").resolve(Mistakes.file(missed))))
        .isEqualTo(
            new Size(
                2 * image.width(), image.height())); // the image and its heat map, side by side
  }

  @Test
  void curvesBeginAtZeroAndEndAtOne() {
    JsonNode curves = Json.read(output.resolve("curves.json"), JsonNode.class);
    assertThat(curves.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("roc", "pixel_roc", "pro");
    for (JsonNode curve : curves) {
      assertThat(curve.get(0)).isEqualTo(Json.tree(new double[] {0, 0}));
      assertThat(curve.get(curve.size() - 1)).isEqualTo(Json.tree(new double[] {1, 1}));
    }
  }

  @Test
  void oneBrokenImageAndOneMaskOfAnotherSizeAreReportedAndTheRestIsMeasured() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.png"), "not an image");
    Path small = folder.resolve("small.png");
    Images.writePng(Mask.full(new Size(3, 3)), small);
    List<Sample> test = new ArrayList<>(dataset.test());
    Sample good = test.stream().filter(s -> s.label() == Label.GOOD).findFirst().orElseThrow();
    Sample bad = test.stream().filter(s -> s.label() != Label.GOOD).findFirst().orElseThrow();
    test.set(test.indexOf(good), with(good, broken, List.of()));
    test.set(test.indexOf(bad), with(bad, bad.image().orElseThrow(), List.of(small)));
    Dataset damaged = new Dataset("x", folder, "plain", List.of(), List.of(), test);
    Path files = folder.resolve("damaged");

    EvaluationRun.EvaluationResult result =
        EvaluationFiles.evaluate(
            new EvaluationRun(
                detector,
                damaged,
                EvaluationSettings.defaults(),
                Optional.empty(),
                InferenceAreas.NONE),
            files,
            "energy",
            new EvaluationReport("x"),
            List.of(),
            Optional.empty(),
            done -> {});

    assertThat(result.scores()).hasSize(6);
    assertThat(result.problems().failed())
        .singleElement()
        .satisfies(failed -> assertThat(failed.error()).contains("broken.png"));
    assertThat(result.problems().masks())
        .singleElement()
        .satisfies(
            note -> assertThat(note.text()).contains("small.png: mask of 3x3 for an image of"));
    JsonNode json = Json.read(files.resolve("metrics.json"), JsonNode.class);
    assertThat(json.path("images").path("good").asInt()).isEqualTo(2);
    assertThat(json.path("images").path("defective").asInt()).isEqualTo(4);
    assertThat(json.path("pixel_auroc").isNumber()).isTrue();
    assertThat(json.at("/data_problems/failed_images/0/error").asText()).contains("broken.png");
    assertThat(json.at("/data_problems/masks/0").asText()).contains("small.png");
  }

  private static Sample with(Sample sample, Path image, List<Path> masks) {
    return new Sample(
        sample.id(),
        Optional.of(image),
        sample.scan(),
        sample.label(),
        sample.defectType(),
        masks,
        sample.group());
  }

  @Test
  void rejectsADataSetWithoutTestImages() {
    Dataset empty = new Dataset("x", folder, "plain", dataset.train(), List.of(), List.of());
    EvaluationRun run =
        new EvaluationRun(
            detector, empty, EvaluationSettings.defaults(), Optional.empty(), InferenceAreas.NONE);

    assertThatThrownBy(() -> run.run(sample -> {}, done -> {}))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no test images");
  }
}
