// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.image.SampleDepth;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.Term;
import org.blemish.data.Dataset;
import org.blemish.inference.Detector;
import org.blemish.inference.backbone.BackboneImport;
import org.blemish.inference.backbone.PatchGraph;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerScalesTest {
  private static final String BANK =
      "{name: %s, input: %s, components: 4, smoothing: 1, patches: 60, candidates: 200, projection: 8}";

  private static final String STATISTICS =
      "patchcore.imageStatistics={composition: {inputs: [s5, s5@64]}}";
  private static final String STATISTICS_TERM =
      "patchcore.terms.composition={standardise: none, smoothing: 1, reduction: {kind: mean}, weight: 0.5, mapWeight: 0}";

  private static final String GAUSSIANS =
      "patchcore.cellGaussians={position: {inputs: [s6@64, s5@64], dimensions: 4, channels: whitened, regularisation: 0.01}}";
  private static final String GAUSSIANS_TERM =
      "patchcore.terms.position={standardise: none, smoothing: 3, reduction: {kind: top_mean, share: 0.1}, weight: 1}";

  @TempDir Path folder;
  private Dataset dataset;

  @BeforeEach
  void generate() {
    dataset = TinyProduct.read(TinyProduct.generate(folder.resolve("product")));
  }

  @Test
  void memoryBanksCompareSeveralScalesInOneModel() {
    TrainedRun run = train("s5", "s5@64", "preparation.size=128x96");

    try (Detector detector = Detector.open(run.folder().model())) {
      Input input = Input.of(Images.read(dataset.train().get(0).image().orElseThrow()));
      RawMaps maps = detector.maps(input, "good");
      assertThat(maps.get("fine").size()).isEqualTo(new Size(8, 6));
      assertThat(maps.get("coarse").size()).isEqualTo(new Size(4, 4));
      Inspection inspection = detector.inspect(input, "good");
      assertThat(inspection.map().orElseThrow().size()).isEqualTo(input.size());
      assertThat(detector.model().pipeline().outputs()).containsExactly("s5", "s5@64");
    }
  }

  @Test
  void scalesWorkInTiles() {
    TrainedRun run =
        train(
            "s5",
            "s5@32",
            "preparation.size=96x96",
            "preparation.tile=64",
            "preparation.overlap=32");

    try (Detector detector = Detector.open(run.folder().model())) {
      Input input = Input.of(Images.read(dataset.train().get(0).image().orElseThrow()));
      RawMaps maps = detector.maps(input, "good");
      assertThat(maps.get("fine").size()).isEqualTo(new Size(6, 6));
      assertThat(maps.get("coarse").size()).isEqualTo(new Size(3, 3));
    }
  }

  @Test
  void statisticsOfTheImageCountInTheScoreAndNotInTheMap() {
    TrainedRun run = train("s5", "s5@64", STATISTICS, STATISTICS_TERM);

    try (Detector detector = Detector.open(run.folder().model())) {
      Input good = Input.of(Images.read(dataset.train().get(0).image().orElseThrow()));
      RawMaps maps = detector.maps(good, "good");
      assertThat(maps.get("composition").size()).isEqualTo(new Size(1, 1));
      Map<String, FloatMap> changed = new LinkedHashMap<>(maps.maps());
      changed.put("composition", new FloatMap(1, 1, new float[] {1000}));
      RawMaps unusual = RawMaps.of(changed, maps.geometry());
      Scoring scoring = detector.model().decisionRule().scoring();
      assertThat(scoring.score(unusual)).isGreaterThan(scoring.score(maps) + 10);
      assertThat(scoring.map(unusual).values()).containsExactly(scoring.map(maps).values());
    }
  }

  @Test
  void gaussiansOfCellsAreATermOnTheGridOfTheirFirstFeatureMap() {
    TrainedRun run = train("s5", "s5@64", GAUSSIANS, GAUSSIANS_TERM);

    try (Detector detector = Detector.open(run.folder().model())) {
      Input good = Input.of(Images.read(dataset.train().get(0).image().orElseThrow()));
      RawMaps maps = detector.maps(good, "good");
      assertThat(maps.get("position").size()).isEqualTo(new Size(2, 2));
      Map<String, FloatMap> changed = new LinkedHashMap<>(maps.maps());
      changed.put("position", new FloatMap(2, 2, new float[] {1000, 1, 1, 1}));
      RawMaps unusual = RawMaps.of(changed, maps.geometry());
      Scoring scoring = detector.model().decisionRule().scoring();
      assertThat(scoring.score(unusual)).isGreaterThan(scoring.score(maps) + 10);
      assertThat(scoring.map(unusual).values()[0])
          .isGreaterThan(scoring.map(maps).values()[0] + 10);
    }
  }

  @Test
  void mapsOfTheWholeImageAreLeftOutInTiles() {
    TrainedRun run =
        train(
            "s5",
            "s5@32",
            STATISTICS,
            STATISTICS_TERM,
            GAUSSIANS.replace("@64", "@32"),
            GAUSSIANS_TERM,
            "preparation.size=96x96",
            "preparation.tile=64",
            "preparation.overlap=32");

    try (Detector detector = Detector.open(run.folder().model())) {
      assertThat(detector.model().decisionRule().scoring().settings().terms())
          .extracting(Term::map)
          .containsExactly("fine", "coarse");
    }
  }

  @Test
  void unknownOutputOfAScaleIsRefusedBeforeTheTraining() {
    assertThatThrownBy(() -> train("s5", "s9@64"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("has no output s9");
    assertThatThrownBy(() -> train("s5", "s5@50"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("s5@50: expected a multiple of 32");
  }

  @Test
  void patchTokensOfAVisionTransformerWorkAtBothScales() throws IOException {
    Path graph = folder.resolve("vit.onnx");
    Files.write(graph, PatchGraph.tokens(16, 12).bytes());
    Path descriptor =
        Files.writeString(
            folder.resolve("vit.json"),
            """
            {"name": "vit", "architecture": "vision transformer", "input": "image",
             "normalisation": {"scale": 1.0, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]},
             "nominalSize": 224,
             "outputs": [{"name": "tokens", "channels": 12, "stride": 16, "prefixTokens": 1}],
             "licence": "none", "source": "test"}
            """);
    BackboneImport.graph(graph, descriptor).write(folder.resolve("vit"));

    TrainedRun run =
        train(
            "tokens",
            "tokens@64",
            "preparation.size=128x96",
            "backbone.name=" + folder.resolve("vit"));

    try (Detector detector = Detector.open(run.folder().model())) {
      Input good = Input.of(Images.read(dataset.train().get(0).image().orElseThrow()));
      RawMaps maps = detector.maps(good, "good");
      assertThat(maps.get("fine").size()).isEqualTo(new Size(8, 6));
      assertThat(maps.get("coarse").size()).isEqualTo(new Size(4, 4));
      Size size = good.size();
      Image black = Image.rgb(new byte[3 * size.area()], size.width(), size.height());
      assertThat(detector.inspect(Input.of(black), "black").score())
          .isGreaterThan(detector.inspect(good, "good").score());
    }
  }

  @Test
  void bitDepthOfTheCameraIsKeptInTheModel() {
    TrainedRun run = train("s5", "s5@64", "preparation.bitDepth=12");

    try (Detector detector = Detector.open(run.folder().model())) {
      assertThat(detector.model().pipeline().bitDepth()).contains(new SampleDepth(12));
    }
  }

  private TrainedRun train(String fine, String coarse, String... settings) {
    String[] all = new String[settings.length + 3];
    all[0] =
        "patchcore.memoryBanks=[%s, %s]"
            .formatted(BANK.formatted("fine", fine), BANK.formatted("coarse", coarse));
    all[1] =
        "patchcore.terms=[{map: fine, standardise: NONE, smoothing: 1, reduction: {kind: max}, weight: 1.0},"
            + " {map: coarse, standardise: PER_POSITION, smoothing: 1, reduction: {kind: max}, weight: 0.5}]";
    all[2] = "gate.enabled=false";
    System.arraycopy(settings, 0, all, 3, settings.length);
    return Trainer.train(
        folder.resolve("run"), dataset, TinyProduct.configuration(all), Progress.NONE);
  }
}
