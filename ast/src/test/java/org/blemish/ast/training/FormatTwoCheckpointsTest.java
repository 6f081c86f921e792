// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.blemish.ast.AstMaps;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.LibtorchAst;
import org.blemish.ast.TrainedAst;
import org.blemish.ast.method.AstMethod;
import org.blemish.core.tensor.Tensor;
import org.blemish.training.config.Configuration;
import org.blemish.training.pipeline.FormatTwoRun;
import org.blemish.training.pipeline.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that a version with model format 2 wrote, which later versions have to read. */
class FormatTwoCheckpointsTest {
  /** Three channels of the image and 64 of depth on a grid of 8x8. */
  private static final FeatureShape SHAPE = new FeatureShape(67, 8, 8);

  @TempDir Path folder;

  @Test
  void networksAreReadAndRunUnderTheIdentityOfTheirRun() throws IOException {
    RunFolder run =
        FormatTwoRun.copy(
            folder,
            "config.yaml",
            "checkpoints/teacher.safetensors",
            "checkpoints/student.safetensors");
    AstSettings settings = AstMethod.networks(Configuration.saved(run.config()));
    Map<String, String> identity =
        Map.of("settings", settings.toJson(), "features", "25d82d86", "seed", "3");
    Checkpoint teacher = read(run, Phase.TEACHER, identity);
    Checkpoint student = read(run, Phase.STUDENT, identity);
    TrainedAst trained = new TrainedAst(settings, SHAPE, teacher.weights(), student.weights());
    try (LibtorchAst ast = LibtorchAst.open(trained, 1)) {
      AstMaps maps = ast.maps(Tensor.of(new float[SHAPE.size()], 1, 67, 8, 8));
      assertThat(maps.distance().shape()).containsExactly(1, 8, 8);
      for (float distance : maps.distance().values()) {
        assertThat(distance).isFinite().isPositive();
      }
    }
  }

  private static Checkpoint read(RunFolder run, Phase phase, Map<String, String> identity) {
    Checkpoint checkpoint =
        CheckpointFile.of(run.checkpoints(), phase, identity).read().orElseThrow();
    assertThat(checkpoint.epoch()).isEqualTo(3);
    assertThat(checkpoint.steps()).isEqualTo(21);
    assertThat(checkpoint.moments()).isNotEmpty();
    return checkpoint;
  }
}
