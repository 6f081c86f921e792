// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Dataset;
import org.blemish.data.SampleReader;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From images to a model, with networks that train in a second. */
class AstFitterTest {
  @TempDir Path folder;
  private Dataset dataset =
      new Dataset("none", Path.of(""), "plain", List.of(), List.of(), List.of());

  @BeforeEach
  void generateProduct() {
    dataset = TinyAst.product(folder);
  }

  private TrainedRun train(String run, String... settings) {
    return Trainer.train(
        folder.resolve(run), dataset, TinyAst.configuration(settings), Progress.NONE);
  }

  /** Cancels at the end of an epoch. */
  private static Progress stoppingAfter(String phase, int epoch) {
    return new Progress() {
      private boolean reached;

      @Override
      public void step(String stage, long done, long total) {}

      @Override
      public void epoch(Epoch ended) {
        reached |= ended.phase().equals(phase) && ended.epoch() == epoch;
      }

      @Override
      public boolean cancelled() {
        return reached;
      }
    };
  }

  private static byte[] model(TrainedRun run) throws IOException {
    return Files.readAllBytes(run.folder().model());
  }

  @Test
  void trainsNetworksAndInspectsWithThem() throws IOException {
    TrainedRun run = train("run");

    assertThat(run.history()).hasSize(6).allSatisfy(e -> assertThat(e.loss()).isFinite());
    List<String> lines = Files.readAllLines(run.folder().history());
    assertThat(lines).hasSize(6);
    assertThat(Json.read(lines.get(3), Epoch.class, "line"))
        .isEqualTo(run.history().get(3))
        .satisfies(
            epoch -> {
              assertThat(epoch.phase()).isEqualTo("student");
              assertThat(epoch.epoch()).isEqualTo(1);
            });
    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      Inspection inspection =
          detector.inspect(Images.read(dataset.test().get(0).image().orElseThrow()));
      assertThat(inspection.score()).isFinite();
      assertThat(inspection.thresholds()).isPresent();
      assertThat(
              detector
                  .maps(Input.of(Images.read(dataset.test().get(0).image().orElseThrow())), "part")
                  .maps())
          .containsOnlyKeys("distance", "likelihood", "neighbour");
    }
  }

  @Test
  void stoppedInEitherNetworkAndResumedGivesTheSameBytes() throws IOException {
    byte[] whole = model(train("whole"));
    assertThat(model(train("again"))).isEqualTo(whole);

    for (String phase : List.of("teacher", "student")) {
      Path run = folder.resolve("stopped-" + phase);
      assertThatThrownBy(
              () -> Trainer.train(run, dataset, TinyAst.configuration(), stoppingAfter(phase, 2)))
          .isInstanceOf(CancellationException.class);
      assertThat(new RunFolder(run).model()).doesNotExist();

      TrainedRun resumed = Trainer.resume(run, dataset, Progress.NONE);

      assertThat(model(resumed)).isEqualTo(whole);
      assertThat(resumed.history()).hasSize(6);
    }
    assertThat(model(train("other", "seed=1"))).isNotEqualTo(whole);
  }

  @Test
  void imagesTrainInTiles() {
    TrainedRun run =
        train(
            "tiled",
            "preparation.size=128x96",
            "preparation.tile=64",
            "preparation.overlap=32",
            "ast.teacher.epochs=1",
            "ast.student.epochs=1");

    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      assertThat(detector.inspect(Images.read(dataset.test().get(0).image().orElseThrow())).score())
          .isFinite();
    }
  }

  @Test
  void scansTrainInTiles() {
    TrainedRun run =
        train(
            "tiled",
            "modality=rgb+depth",
            "preparation.size=128x96",
            "preparation.tile=64",
            "preparation.overlap=32",
            "depth.grid={width: 4, height: 4}",
            "ast.teacher.epochs=1",
            "ast.student.epochs=1");
    Input part =
        new SampleReader(Model.read(run.folder().model()).pipeline().reader())
            .read(dataset.test().get(0));
    try (Detector detector = Detector.open(run.folder().model(), SessionOptions.threads(1))) {
      assertThat(detector.inspect(part, "part").score()).isFinite();
    }
  }
}
