// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.blemish.ast.AstSettings.Optimisation;
import org.blemish.ast.AstSettings.StudentSettings;
import org.blemish.ast.AstSettings.TeacherSettings;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class AstSettingsTest {
  @Test
  void errorsNameSettingValueAndRange() {
    assertThatThrownBy(() -> new TeacherSettings(64, List.of(3, 4), 3, 10))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("teacher.kernels")
        .hasMessageContaining("[3, 4]")
        .hasMessageContaining("odd");
    assertThatThrownBy(() -> new TeacherSettings(64, List.of(3), Double.NaN, 10))
        .hasMessageContaining("teacher.clamp is NaN");
    assertThatThrownBy(() -> new StudentSettings(0, 4, 1)).hasMessageContaining("student.width");
    assertThatThrownBy(() -> new Optimisation(8, 0, 0, Schedule.NONE, Precision.FP32))
        .hasMessageContaining("optimisation.learningRate is 0.0")
        .hasMessageContaining("above 0");
    assertThatThrownBy(
            () -> new Optimisation(8, 1, 0, Schedule.NONE, Precision.FP32, Optional.of(7)))
        .hasMessageContaining("optimisation.epochSamples is 7")
        .hasMessageContaining("at least optimisation.batch (8)");
  }

  @Test
  void stepsOfAnEpochAreBounded() {
    Optimisation all = new Optimisation(8, 1, 0, Schedule.NONE, Precision.FP32);
    Optimisation bounded =
        new Optimisation(8, 1, 0, Schedule.NONE, Precision.FP32, Optional.of(20));
    assertThat(all.steps(47)).isEqualTo(5);
    assertThat(bounded.steps(47)).isEqualTo(2);
    assertThat(bounded.steps(15)).isEqualTo(1);
  }

  @Test
  void networksForAPartOfTheViewsHaveFewerSteps() {
    AstSettings settings =
        new AstSettings(
            32,
            new TeacherSettings(64, List.of(3), 3, 24),
            new StudentSettings(128, 4, 1),
            new Optimisation(8, 1, 0, Schedule.NONE, Precision.FP32, Optional.of(320)));

    AstSettings shortened = settings.shortened(0.25, 0.5, 5);

    assertThat(shortened.teacher().epochs()).isEqualTo(6);
    assertThat(shortened.student().epochs()).isEqualTo(1);
    assertThat(shortened.optimisation().batch()).isEqualTo(5);
    assertThat(shortened.optimisation().epochSamples()).contains(160);
    assertThat(settings.shortened(1, 1, 100)).isEqualTo(settings);
  }

  @Test
  void cosineWarmsUpAndEndsNearZero() {
    assertThat(Schedule.WARMUP_COSINE.factor(0, 100)).isEqualTo(0.2, within(1e-12));
    assertThat(Schedule.WARMUP_COSINE.factor(50, 100)).isEqualTo(0.5, within(1e-12));
    assertThat(Schedule.WARMUP_COSINE.factor(99, 100)).isBetween(0.0, 0.001);
    assertThat(Schedule.NONE.factor(99, 100)).isEqualTo(1);
  }
}
