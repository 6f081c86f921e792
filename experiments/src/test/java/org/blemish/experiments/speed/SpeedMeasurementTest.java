// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("system")
class SpeedMeasurementTest {
  @TempDir Path folder;

  @Test
  void measuresModelsUntilTheTimeIsUsed() {
    SpeedReport report =
        new SpeedMeasurement(300, 2, Duration.ZERO)
            .run(folder, List.of("patchcore"), Progress.NONE);
    assertThat(report.models())
        .singleElement()
        .satisfies(
            model -> {
              assertThat(model.preset()).isEqualTo("fast");
              assertThat(model.size()).isEqualTo(new Size(640, 640));
              assertThat(model.millisecondsPerImage()).isPositive();
              assertThat(model.imagesPerSecond()).isPositive();
              assertThat(model.training().images()).isEqualTo(300);
              assertThat(model.training().seconds()).isGreaterThan(300 / model.imagesPerSecond());
            });
    assertThat(report.leftOut()).containsExactly("balanced patchcore");
  }
}
