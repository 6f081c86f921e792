// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Dataset;
import org.blemish.data.DefectKind;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.corruption.Shift;
import org.blemish.data.corruption.ToneCurve;
import org.blemish.data.product.ProductDefect;
import org.blemish.evaluation.CalibratedTiles;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class RobustnessRunTest {
  private static final ToneCurve DARK = ToneCurve.exposure(-0.6);

  private Path folder = Path.of("");
  private Dataset dataset =
      new Dataset("none", Path.of(""), "plain", List.of(), List.of(), List.of());
  private Detector detector =
      Detector.of(
          TinyModel.ofFeatures(Preparation.stretched(new Size(64, 64))), TinyModel.ONE_THREAD);

  @BeforeAll
  void draw(@TempDir Path temporary) {
    folder = temporary;
    CalibratedTiles tiles = CalibratedTiles.generate(folder, ProductDefect.HOLE);
    dataset = tiles.dataset();
    detector.close();
    detector = tiles.detector();
  }

  @AfterAll
  void close() {
    detector.close();
  }

  @Test
  void uncorruptedImagesHaveTheMetricsOfAnEvaluation() {
    RobustnessResults results =
        new RobustnessRun(detector, dataset, InferenceAreas.NONE, List.of(), 0).run(done -> {});
    EvaluationRun.EvaluationResult evaluation =
        new EvaluationRun(
                detector,
                dataset,
                EvaluationSettings.defaults(),
                Optional.empty(),
                InferenceAreas.NONE)
            .run(sample -> {}, done -> {});

    CorruptionCaseResult plain = results.cases().get(0);
    var metrics = evaluation.evaluation().metrics();
    assertThat(plain.corruption()).isEqualTo("none");
    assertThat(plain.imageAuroc()).contains(metrics.value("image_auroc").getAsDouble());
    assertThat(plain.auPro()).contains(metrics.value("au_pro_0.3").getAsDouble());
    long rejected =
        evaluation.scores().stream()
            .filter(row -> row.label().equals("good") && row.verdict() == Verdict.DEFECTIVE)
            .count();
    long found =
        evaluation.scores().stream()
            .filter(row -> row.label().equals("defective") && row.verdict() == Verdict.DEFECTIVE)
            .count();
    assertThat(plain.goodRejected()).contains(rejected / 3.0);
    assertThat(plain.defectiveMissed()).contains(1 - found / 2.0);
    assertThat(plain.goodUnsureByGate()).as("the model has no gate").isEmpty();
    assertThat(results.good()).isEqualTo(3);
    assertThat(results.defective()).isEqualTo(2);
  }

  @Test
  void eachCorruptionMatchesInspectingACorruptedImage() {
    List<Integer> progress = new ArrayList<>();
    RobustnessRun run =
        new RobustnessRun(detector, dataset, InferenceAreas.NONE, List.of(DARK, new Shift(4)), 3);
    RobustnessResults results = run.run(progress::add);

    assertThat(run.inspections()).isEqualTo(15);
    assertThat(progress).hasSize(15).endsWith(15);
    double rejected =
        dataset.test().stream()
            .filter(sample -> sample.label() == Label.GOOD)
            .map(sample -> DARK.apply(Images.read(sample.image().orElseThrow()), 0))
            .filter(image -> detector.inspect(image).verdict() == Verdict.DEFECTIVE)
            .count();
    assertThat(results.cases().get(1).corruption()).isEqualTo("exposure -60 %");
    assertThat(results.cases().get(1).goodRejected()).contains(rejected / 3);
    assertThat(run.run(done -> {})).isEqualTo(results);
  }

  @Test
  void aBrokenImageIsLeftOutAndNamed(@TempDir Path temporary) throws IOException {
    Path broken = Files.writeString(temporary.resolve("broken.png"), "not an image");
    List<Sample> test = new ArrayList<>(dataset.test());
    Sample good = test.stream().filter(one -> one.label() == Label.GOOD).findFirst().orElseThrow();
    test.add(
        new Sample(
            "broken",
            Optional.of(broken),
            good.scan(),
            good.label(),
            good.defectType(),
            good.masks(),
            good.group()));
    Dataset more =
        new Dataset(
            dataset.name(), dataset.root(), dataset.layout(), dataset.train(), List.of(), test);

    RobustnessResults results =
        new RobustnessRun(detector, more, InferenceAreas.NONE, List.of(DARK), 3).run(done -> {});

    assertThat(results.failed()).hasSize(1);
    assertThat(results.failed().get(0).error()).contains("broken.png");
    RobustnessResults without =
        new RobustnessRun(detector, dataset, InferenceAreas.NONE, List.of(DARK), 3).run(done -> {});
    assertThat(results.good()).isEqualTo(without.good());
    assertThat(results.cases()).isEqualTo(without.cases());
  }

  @Test
  void filesHoldFractionsAndMarkdownHoldsPercentages() throws IOException {
    RobustnessResults results =
        new RobustnessRun(detector, dataset, InferenceAreas.NONE, List.of(DARK), 0).run(done -> {});
    RobustnessFiles.write(results, folder);

    JsonNode json = Json.read(folder.resolve("robustness.json"), JsonNode.class);
    double auroc = results.cases().get(1).imageAuroc().orElseThrow();
    JsonNode dark = json.path("cases").path(1);
    assertThat(dark.path("corruption").asText()).isEqualTo("exposure -60 %");
    assertThat(dark.path("image_auroc").asDouble()).isEqualTo(auroc);
    assertThat(dark.path("au_pro_0.3").asDouble())
        .isEqualTo(results.cases().get(1).auPro().orElseThrow());
    assertThat(json.at("/dataset/layout").asText()).isEqualTo(dataset.layout());
    assertThat(Files.readAllLines(folder.resolve("robustness.csv")).get(0))
        .isEqualTo(
            "corruption,image_auroc,au_pro_0.3,good_rejected,defective_missed,good_unsure_by_gate,defective_unsure_by_gate,good_called_defective,defective_called_good");
    String percent = "%.1f".formatted(100 * auroc).replace(',', '.');
    assertThat(Files.readString(folder.resolve("robustness.md")))
        .doesNotContain("\r")
        .contains("| exposure -60 % | " + percent + " |");
    assertThat(RobustnessFiles.lines(results)).anyMatch(line -> line.startsWith("exposure -60 %"));
  }

  @Test
  void ignoredAreasAreExcludedAsInAnEvaluation() {
    InferenceAreas left =
        new InferenceAreas(Optional.empty(), Optional.of(new Rectangle(0, 0, 50, 72)));
    RobustnessResults results =
        new RobustnessRun(detector, dataset, left, List.of(), 0).run(done -> {});
    var metrics =
        new EvaluationRun(detector, dataset, EvaluationSettings.defaults(), Optional.empty(), left)
            .run(sample -> {}, done -> {})
            .evaluation()
            .metrics();
    CorruptionCaseResult plain = results.cases().get(0);
    assertThat(plain.auPro()).contains(metrics.value("au_pro_0.3").getAsDouble());
    assertThat(plain.imageAuroc()).contains(metrics.value("image_auroc").getAsDouble());
    Optional<Double> everywhere =
        new RobustnessRun(detector, dataset, InferenceAreas.NONE, List.of(), 0)
            .run(done -> {})
            .cases()
            .get(0)
            .auPro();
    assertThat(plain.auPro()).isNotEqualTo(everywhere);
  }

  @Test
  void aLocoRegionThatLeavesTheImageIsDropped(@TempDir Path temporary) throws IOException {
    Dataset loco = loco(temporary);
    RobustnessResults results =
        new RobustnessRun(detector, loco, InferenceAreas.NONE, List.of(new Shift(4)), 1)
            .run(done -> {});
    assertThat(results.defective()).isEqualTo(2);
    CorruptionCaseResult shifted = results.cases().get(1);
    assertThat(shifted.corruption()).startsWith("shift");
    assertThat(shifted.imageAuroc()).isPresent();
    assertThat(shifted.defectiveMissed()).as("both images keep their label").isPresent();
  }

  /** Tiles whose defects are single pixels in the four corners, so that every shift loses some. */
  private Dataset loco(Path root) throws IOException {
    List<Sample> test = new ArrayList<>();
    for (Sample sample : dataset.test()) {
      if (sample.label() == Label.GOOD) {
        test.add(sample);
        continue;
      }
      List<Path> masks = new ArrayList<>();
      for (int corner = 0; corner < 4; corner++) {
        byte[] grey = new byte[80 * 72];
        grey[corner / 2 * 71 * 80 + corner % 2 * 79] = (byte) 255;
        Path mask = root.resolve(test.size() + "-" + corner + ".png");
        Images.writePng(Image.grey(grey, 80, 72), mask);
        masks.add(mask);
      }
      test.add(
          new Sample(
              sample.id(),
              sample.image(),
              Optional.empty(),
              Label.DEFECTIVE,
              "logical_anomalies",
              masks,
              Optional.empty()));
    }
    return new Dataset(
        "loco",
        dataset.root(),
        "mvtec-loco",
        List.of(),
        List.of(),
        test,
        new MaskEncoding.ByKind(List.of(new DefectKind("missing", 255, 1, true))));
  }

  @Test
  void rejectsADataSetWithoutDefectiveImages() {
    Dataset good =
        new Dataset(
            dataset.name(),
            dataset.root(),
            dataset.layout(),
            dataset.train(),
            dataset.validation(),
            dataset.test().stream().filter(s -> s.label() == Label.GOOD).toList());
    assertThatThrownBy(
            () ->
                new RobustnessRun(detector, good, InferenceAreas.NONE, List.of(DARK), 0)
                    .run(done -> {}))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no defective test images");
  }
}
