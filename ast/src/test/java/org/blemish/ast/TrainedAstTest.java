// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedAstTest {
  @TempDir Path folder;

  @Test
  void savedNetworksAreReadBackUnchanged() {
    TrainedAst trained = ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb"));
    trained.save(folder);
    TrainedAst loaded = TrainedAst.load(folder);
    assertThat(loaded.settings()).isEqualTo(trained.settings());
    assertThat(loaded.shape()).isEqualTo(trained.shape());
    assertThat(Safetensors.write(loaded.teacher())).isEqualTo(Safetensors.write(trained.teacher()));
    assertThat(Safetensors.write(loaded.student())).isEqualTo(Safetensors.write(trained.student()));
  }

  @Test
  void networksOfDifferentTrainingsAreRefused() throws Exception {
    ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb")).save(folder);
    Path other = folder.resolve("other");
    ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb_depth")).save(other);
    Files.copy(other.resolve("student.safetensors"), folder.resolve("copy"));
    Files.delete(folder.resolve("student.safetensors"));
    Files.move(folder.resolve("copy"), folder.resolve("student.safetensors"));
    assertThatThrownBy(() -> TrainedAst.load(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("different trainings");
  }

  @Test
  void aFileWithoutSettingsIsRefused() {
    TrainedAst trained = ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb"));
    Path file = folder.resolve("teacher.safetensors");
    Safetensors.write(file, trained.teacher(), Map.of());
    assertThatThrownBy(() -> TrainedAst.load(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("settings");
  }

  @Test
  void settingsOutOfRangeInAFileAreNamed() {
    TrainedAst trained = ReferenceTrainedAst.of(ReferenceValues.read("networks_rgb"));
    trained.save(folder);
    Path file = folder.resolve("teacher.safetensors");
    String ast = Safetensors.metadata(file).getOrDefault("ast", "");
    String clamp = "\"clamp\":" + trained.settings().teacher().clamp();
    assertThat(ast).contains(clamp);
    Safetensors.write(file, trained.teacher(), Map.of("ast", ast.replace(clamp, "\"clamp\":-3.0")));
    assertThatThrownBy(() -> TrainedAst.load(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("teacher.clamp is -3.0");
  }
}
