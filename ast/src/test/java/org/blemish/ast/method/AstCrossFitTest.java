// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.data.Dataset;
import org.blemish.data.Split;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds from all eight good images, by networks of folds that train in a second. */
class AstCrossFitTest {
  private static final int IMAGES = 8;
  private static final int EPOCHS = 3;
  private static final int EPOCHS_OF_FOLDS = 3;

  @TempDir private Path folder;
  private Dataset dataset =
      new Dataset("none", Path.of(""), "plain", List.of(), List.of(), List.of());

  @BeforeEach
  void generateProduct() {
    Dataset product = TinyAst.product(folder);
    dataset = product.withGood(product.train(), List.of());
  }

  /** One image in a step, so that steps count images. */
  private static Configuration configuration(String... more) {
    return TinyAst.configuration(
        Stream.concat(Stream.of("ast.optimisation.batch=1", "gate.enabled=false"), Stream.of(more))
            .toArray(String[]::new));
  }

  /** Keeps the number of steps of each stage, and cancels at the first step of one. */
  private static final class Recorder implements Progress {
    private final String last;
    private final Map<String, Long> steps = new HashMap<>();

    Recorder(String last) {
      this.last = last;
    }

    @Override
    public void step(String stage, long done, long total) {
      steps.put(stage, total);
    }

    @Override
    public void epoch(Epoch epoch) {
      assertThat(epoch.phase()).isIn("teacher", "student");
    }

    @Override
    public boolean cancelled() {
      return steps.containsKey(last);
    }
  }

  @Test
  void eachImageIsLeftOutByTheNetworksThatScoreIt() {
    Recorder recorder = new Recorder("none");
    TrainedRun run = Trainer.train(folder.resolve("run"), dataset, configuration(), recorder);

    int first = Json.read(run.folder().split(), Split.class).firstFold().orElseThrow().size();
    assertThat(recorder.steps).containsEntry("teacher", (long) EPOCHS * (IMAGES - first));
    long left = 0;
    for (String stage : List.of("teacher 2", "teacher 3", "teacher 4")) {
      left += IMAGES - first - recorder.steps.getOrDefault(stage, 0L) / EPOCHS_OF_FOLDS;
    }
    assertThat(left).as("images that the three leave out").isEqualTo(IMAGES - first);
    assertThat(recorder.steps).doesNotContainKey("teacher 5");
    assertThat(run.history()).hasSize(2 * EPOCHS);
    assertThat(run.calibration().orElseThrow().reject())
        .satisfies(
            reject -> {
              assertThat(reject.rate().images()).isEqualTo(IMAGES);
              assertThat(reject.rate().source()).isEqualTo(CalibrationSource.CROSS_FITTED);
            });
  }

  @Test
  void twoFoldsAreScoredByTheNetworksOfEachOther() {
    Recorder recorder = new Recorder("none");
    TrainedRun run =
        Trainer.train(folder.resolve("run"), dataset, configuration("split.folds=2"), recorder);

    int first = Json.read(run.folder().split(), Split.class).firstFold().orElseThrow().size();
    assertThat(recorder.steps)
        .containsEntry("teacher", (long) EPOCHS * (IMAGES - first))
        .containsEntry("teacher 2", (long) EPOCHS_OF_FOLDS * first)
        .doesNotContainKey("teacher 3");
    assertThat(run.calibration().orElseThrow().reject().value()).isFinite();
  }

  @Test
  void stoppedInNetworksOfFoldsAndResumedGivesTheSameBytes() throws Exception {
    Path whole = folder.resolve("whole");
    Trainer.train(whole, dataset, configuration(), Progress.NONE);
    for (String stage : Set.of("teacher 2", "student 4")) {
      Path run = folder.resolve(stage.replace(' ', '-'));
      assertThatThrownBy(() -> Trainer.train(run, dataset, configuration(), new Recorder(stage)))
          .isInstanceOf(CancellationException.class);

      Trainer.resume(run, dataset, Progress.NONE);

      assertThat(Files.readAllBytes(new RunFolder(run).model()))
          .isEqualTo(Files.readAllBytes(new RunFolder(whole).model()));
    }
  }
}
