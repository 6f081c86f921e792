// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.quality.Aspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Disturbance;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTrainingTest {
  @TempDir private Path folder;

  @Test
  void a_model_learns_which_pictures_to_trust_from_all_good_ones() {
    Model model = train("on");
    QualityGate gate = model.gate().orElseThrow();
    assertThat(gate.images()).isEqualTo(TinyProduct.TRAIN);
    assertThat(gate.corrected()).isTrue();
    assertThat(gate.ranges()).containsKeys(Aspect.BRIGHTNESS, Aspect.SHARPNESS, Aspect.DISTANCE);
    assertThat(gate.likeness().orElseThrow().mean())
        .hasSize(model.backbone().orElseThrow().descriptor().output("s5").channels());
  }

  @Test
  void it_can_be_left_out_and_changes_no_score() {
    Model with = train("with");
    Model without = train("without", "gate.enabled=false");
    assertThat(without.gate()).isEmpty();
    assertThat(without.judge()).usingRecursiveComparison().isEqualTo(with.judge());
  }

  @Test
  void what_the_model_does_not_bear_is_unsure_instead_of_defective() {
    Model tried = train("tried", "split.calibrate=0.5");
    assertThat(tried.gate().orElseThrow().tolerances())
        .containsKeys(Aspect.NOISE, Aspect.TONE)
        .values()
        .as("something is not borne")
        .anyMatch(tolerance -> tolerance.above().or(tolerance::below).isPresent());
    assertThat(train("few").gate().orElseThrow().tolerances()).as("three tell nothing").isEmpty();
    Dataset dataset = dataset("again");
    int defective = 0;
    int unsure = 0;
    try (Detector detector = Detector.of(tried, SessionOptions.threads(1))) {
      for (Ladder ladder : Ladder.all(new Size(96, 96), true)) {
        for (Sample good : dataset.train()) {
          Image image = Images.read(good.image().orElseThrow());
          for (Disturbance rung : ladder.rungs()) {
            switch (detector.inspect(rung.apply(image, 0)).verdict()) {
              case DEFECTIVE -> defective++;
              case UNSURE -> unsure++;
              default -> {}
            }
          }
        }
      }
    }
    assertThat(defective).isLessThan(unsure / 5);
  }

  private Model train(String run, String... settings) {
    return Model.read(
        Trainer.train(
                folder.resolve(run),
                dataset(run),
                TinyProduct.configuration(settings),
                Progress.NONE)
            .folder()
            .model());
  }

  private Dataset dataset(String run) {
    return TinyProduct.read(TinyProduct.generate(folder.resolve(run + "-data")));
  }
}
