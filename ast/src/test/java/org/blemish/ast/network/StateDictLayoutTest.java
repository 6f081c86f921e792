// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictLayoutTest {
  private static final FeatureShape RGB = new FeatureShape(304, 24, 24);
  private static final FeatureShape RGB_DEPTH = new FeatureShape(368, 24, 24);

  /** Millions of parameters, from the paper. */
  @ParameterizedTest
  @CsvSource({"304, 4, 81.4", "368, 4, 82.6", "368, 2, 44.8", "368, 1, 26.0", "368, 12, 233.6"})
  void studentHasThePublishedNumberOfParameters(int channels, int blocks, double millions) {
    StateDictLayout layout = new ResidualStudentArchitecture(channels, 32, 1024, blocks).layout();
    assertThat(layout.parameters() / 1e6).isEqualTo(millions, within(0.1));
  }

  @Test
  void teacherHasThePublishedNumberOfParameters() {
    assertThat(RGB.teacher(AstSettings.paper()).layout().parameters() / 1e6)
        .isEqualTo(52.0, within(0.1));
    assertThat(RGB_DEPTH.teacher(AstSettings.paperDepth()).layout().parameters() / 1e6)
        .isEqualTo(3.9, within(0.05));
  }

  /** Names and shapes of the reference code, without which the counts would prove little. */
  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void layoutsAreThoseOfTheReference(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    assertThat(reference.teacher().layout().read(reference.withPrefix("init.teacher.")))
        .isNotEmpty();
    assertThat(reference.student().layout().read(reference.withPrefix("init.student.")))
        .isNotEmpty();
  }

  @Test
  void convolutionsStartUniformWithinTheRootOfTheirInputs() {
    StateDictLayout layout = new ResidualStudentArchitecture(20, 4, 30, 1).layout();
    Map<String, Tensor> values = layout.initial(3);
    double bound = 1 / Math.sqrt(9 * 24);
    float[] weight = layout.read(values).get(1).values();
    double squares = 0;
    for (float w : weight) {
      assertThat(Math.abs(w)).isLessThanOrEqualTo((float) bound);
      squares += w * (double) w;
    }
    // The variance of the uniform distribution is bound^2 / 3; 6,480 values estimate it to 1 %.
    assertThat(squares / weight.length).isEqualTo(bound * bound / 3, within(0.04 * bound * bound));
  }
}
