// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.blemish.core.data.Dataset;
import org.blemish.core.quality.Aspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.inference.Model;
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

  private Model train(String run, String... settings) {
    Dataset dataset = TinyProduct.read(TinyProduct.generate(folder.resolve(run + "-data")));
    return Model.read(
        Trainer.train(
                folder.resolve(run), dataset, TinyProduct.configuration(settings), Progress.NONE)
            .folder()
            .model());
  }
}
