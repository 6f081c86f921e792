// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.Split;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir Path folder;
  private Path product;
  private Dataset dataset;

  @BeforeEach
  void generateProduct() {
    product = TinyProduct.generate(folder);
    dataset = TinyProduct.read(product);
  }

  private TrainedRun train(String run, String... settings) {
    return Trainer.train(
        folder.resolve(run), dataset, TinyProduct.configuration(settings), Progress.NONE);
  }

  @Test
  void writesAModelWithItsMetadataThatInspects() {
    TrainedRun run = train("run");

    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      Inspection inspection =
          detector.inspect(Images.read(dataset.test().get(0).image().orElseThrow()));
      assertThat(inspection.model()).isEqualTo(run.digest());
      assertThat(inspection.verdict()).isNotEqualTo(Verdict.NONE);
      assertThat(detector.model().metadata().method()).isEqualTo("patchcore");
      assertThat(detector.model().metadata().fittedSamples()).isEqualTo(5);
      assertThat(detector.model().metadata().seed()).contains(7L);
      assertThat(detector.model().metadata().parity().orElseThrow()).isLessThan(1e-3);
    }
  }

  @Test
  void runJsonHoldsCountsTimesAndMachine() {
    TrainedRun run = train("run");

    JsonNode json = Json.read(run.folder().run(), JsonNode.class);
    assertThat(json.path("model").asText()).isEqualTo(run.digest());
    assertThat(json.path("fit").asInt()).isEqualTo(5);
    assertThat(json.path("calibrate").asInt()).isEqualTo(3);
    assertThat(json.path("parityViews").asInt()).isEqualTo(5);
    assertThat(json.path("seconds").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("reading", "features", "fit", "parity", "calibrate", "gate");
    assertThat(json.path("machine").path("threads").asInt()).isEqualTo(1);
  }

  @Test
  void sameDataSeedAndThreadsGiveTheSameBytes() {
    TrainedRun first = train("first");
    TrainedRun second = train("second");

    assertThat(TinyProduct.bytes(second.folder().model()))
        .isEqualTo(TinyProduct.bytes(first.folder().model()));
    assertThat(train("other", "seed=8").digest()).isNotEqualTo(first.digest());
  }

  @Test
  void stoppedWhileComputingFeaturesAndResumedGivesTheSameBytes() {
    Path run = folder.resolve("stopped");
    assertThatThrownBy(
            () ->
                Trainer.train(
                    run, dataset, TinyProduct.configuration(), new StopAfter("features", 2)))
        .isInstanceOf(CancellationException.class);
    assertThat(new RunFolder(run).model()).doesNotExist();

    TrainedRun resumed = Trainer.resume(run, dataset, Progress.NONE);

    assertThat(TinyProduct.bytes(resumed.folder().model()))
        .isEqualTo(TinyProduct.bytes(train("whole").folder().model()));
  }

  @Test
  void resumingAFinishedRunGivesTheSameModelAgain() {
    TrainedRun run = train("run");
    byte[] model = TinyProduct.bytes(run.folder().model());

    TrainedRun again = Trainer.resume(run.folder().path(), dataset, Progress.NONE);

    assertThat(TinyProduct.bytes(again.folder().model())).isEqualTo(model);
  }

  @Test
  void refusesToResumeWithAChangedImage() {
    TrainedRun run = train("run");
    byte[] model = TinyProduct.bytes(run.folder().model());
    TinyProduct.replaceImage(dataset.train().get(0).image().orElseThrow(), 90);

    assertThatThrownBy(() -> Trainer.resume(run.folder().path(), dataset, Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(run.folder().path().toString())
        .hasMessageContaining("images, backbone or settings have changed");
    assertThat(TinyProduct.bytes(run.folder().model())).isEqualTo(model);
  }

  @Test
  void refusesToResumeWithAChangedSetting() throws IOException {
    TrainedRun run = train("run");
    String config = Files.readString(run.folder().config());
    Files.writeString(run.folder().config(), config.replace("patches: 60", "patches: 50"));

    assertThatThrownBy(() -> Trainer.resume(run.folder().path(), dataset, Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("settings have changed");
  }

  @Test
  void namesAnImageThatWasRemovedBeforeResuming() throws IOException {
    TrainedRun run = train("run");
    Files.delete(dataset.train().get(0).image().orElseThrow());
    Files.delete(dataset.train().get(0).scan().orElseThrow());

    assertThatThrownBy(
            () -> Trainer.resume(run.folder().path(), TinyProduct.read(product), Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(dataset.train().get(0).id());
  }

  @Test
  void withNothingHeldOutTheModelGivesScoresButNoVerdict() {
    TrainedRun run = train("run", "split.calibrate=0", "split.folds=0");

    assertThat(run.calibration()).isEmpty();
    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      Inspection inspection =
          detector.inspect(Images.read(dataset.test().get(0).image().orElseThrow()));
      assertThat(inspection.verdict()).isEqualTo(Verdict.NONE);
      assertThat(inspection.thresholds()).isEmpty();
      assertThat(inspection.regions()).isEmpty();
      assertThat(inspection.score()).isFinite();
    }
  }

  @Test
  void aMemoryBankOfAllPatchesWithoutHeldOutSamplesStillHasAScale() {
    // The bank holds each patch of the fit images: all their distances are 0.
    TrainedRun run =
        train(
            "run",
            "split.calibrate=0",
            "split.folds=0",
            "patchcore.memoryBanks=[{name: neighbour, input: s5, components: 0, smoothing: 1,"
                + " patches: 500, candidates: 500, projection: 8}]");

    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      Image own = Images.read(dataset.train().get(0).image().orElseThrow());
      Image other = Images.read(dataset.test().get(0).image().orElseThrow());
      assertThat(detector.inspect(own).score()).isEqualTo(0, within(1e-3));
      assertThat(detector.inspect(other).score()).isGreaterThan(0.1);
    }
  }

  @Test
  void theReportNamesTheHeldOutImages() throws IOException {
    TrainedRun run = train("run");

    Split split = Json.read(run.folder().split(), Split.class);
    assertThat(Files.readString(run.folder().report())).contains(split.calibrate());
  }

  @Test
  void groupsAreNotSplitAndCountAsOnePart() {
    dataset = TinyProduct.withTwoShotsPerPart(dataset, folder.resolve("shots"));

    TrainedRun run = train("run", "split.groupBy='part\\d'");

    Split split = Json.read(run.folder().split(), Split.class);
    assertThat(split.fit()).hasSize(4);
    assertThat(split.calibrate()).hasSize(4);
    assertThat(
            split.calibrate().stream().map(id -> id.replaceAll(".*(part\\d).*", "$1")).distinct())
        .hasSize(2);
    assertThat(run.calibration().orElseThrow().reject().rate().images()).isEqualTo(4);
    assertThat(run.calibration().orElseThrow().reject().rate().parts()).isEqualTo(2);
  }

  @Test
  void aCorruptImageIsLeftOutAndNamed() throws IOException {
    Sample sample = dataset.train().get(3);
    Files.write(sample.image().orElseThrow(), new byte[] {1, 2, 3});

    TrainedRun run = train("run");

    Split split = Json.read(run.folder().split(), Split.class);
    assertThat(split.fit().size() + split.calibrate().size()).isEqualTo(7);
    assertThat(split.fit()).doesNotContain(sample.id());
    assertThat(split.calibrate()).doesNotContain(sample.id());
    assertThat(RunRecord.read(run.folder()).leftOut()).contains(List.of(sample.id()));
  }

  @Test
  void mostlyCorruptImagesAreNamedAndNoFolderIsLeft() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.write(dataset.train().get(i).image().orElseThrow(), new byte[] {1, 2, 3});
    }

    assertThatThrownBy(() -> train("run"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("5 of 8 good samples cannot be used")
        .hasMessageContaining(dataset.train().get(0).image().orElseThrow().toString())
        .hasMessageContaining("nothing was trained")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aScanWithoutAPartIsFoundBeforeTrainingEvenAmongTheHeldOut() {
    Split split = Json.read(train("first").folder().split(), Split.class);
    Sample held = split.calibrate(dataset).get(0);
    FloatMap plane = FloatMap.zeros(new Size(96, 96));
    Arrays.fill(plane.values(), 0.5f);
    FloatTiff.write(held.scan().orElseThrow(), plane, plane, plane);

    assertThatThrownBy(
            () ->
                train(
                    "run",
                    "modality=depth",
                    "patchcore.memoryBanks=[{name: neighbour, input: depth, components: 0,"
                        + " smoothing: 1, patches: 6, candidates: 20, projection: 8}]"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("1 of 8 good samples cannot be used")
        .hasMessageContaining(held.id());
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void depthTakesTheGridOfTheFirstFeatureMapOrOneCellForEach32Pixels() {
    assertThat(grid(train("both", "modality=rgb+depth"))).isEqualTo(new Size(6, 6));
    assertThat(grid(train("depth", "modality=depth"))).isEqualTo(new Size(3, 3));
    assertThat(grid(train("set", "modality=depth", "depth.grid={width: 5, height: 4}")))
        .isEqualTo(new Size(5, 4));
  }

  private static Size grid(TrainedRun run) {
    return Model.read(run.folder().model()).pipeline().depth().orElseThrow().grid();
  }

  @Test
  void rejectsAScaleThatIsNotPositive() {
    assertThatThrownBy(() -> train("run", "modality=depth", "depth.scale=0"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("metres per unit must be above 0, got 0.0");
  }

  @Test
  void aRegionOutsideAnImageIsFoundBeforeTraining() {
    assertThatThrownBy(() -> train("run", "preparation.region=\"10,10,90,20\""))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("train/good/rgb/000.png: region of interest")
        .hasMessageContaining("96x96");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void anUnknownBackboneOutputLeavesNoFolder() {
    assertThatThrownBy(
            () ->
                train(
                    "run",
                    "patchcore.memoryBanks=[{name: neighbour, input: s9, components: 0, smoothing: 1,"
                        + " patches: 6, candidates: 20, projection: 8}]"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("has no output s9: choose from [s3, s4, s5, s6]");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotEmptyIsNotChanged() throws IOException {
    TrainedRun run = train("run");
    byte[] model = TinyProduct.bytes(run.folder().model());
    assertThatThrownBy(() -> train("run"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("already holds a run: resume it by --resume");
    assertThat(TinyProduct.bytes(run.folder().model())).isEqualTo(model);

    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> train("other"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("exists and is not empty");
    assertThat(other.resolve("notes.txt")).hasContent("mine");

    assertThatThrownBy(() -> Trainer.resume(folder.resolve("none"), dataset, Progress.NONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("holds no run to resume");
  }

  @Test
  void theSavedConfigurationIsTheEffectiveOne() {
    TrainedRun run = train("run");

    assertThat(Configuration.saved(run.folder().config()).tree())
        .hasToString(TinyProduct.configuration().tree().toString());
  }
}
