// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledOutputTest {
  @Test
  void nameStatesOutputAndSide() {
    assertThat(ScaledOutput.of("s5")).isEqualTo(new ScaledOutput("s5", Optional.empty()));
    assertThat(ScaledOutput.of("s5@256")).isEqualTo(new ScaledOutput("s5", Optional.of(256)));
    assertThat(ScaledOutput.of("s5@256")).hasToString("s5@256");
    assertThat(ScaledOutput.of("layer@a")).hasToString("layer@a");
  }

  @ParameterizedTest
  @CsvSource({
    "s5, 768, 768, 768, 768",
    "s5@256, 768, 768, 256, 256",
    "s5@384, 768, 512, 384, 256",
    "s5@256, 160, 768, 64, 256",
    "s5@256, 32, 768, 32, 256",
    "s5@256, 128, 96, 128, 96"
  })
  void imageKeepsTheAspectRatioOnMultiplesOf32(
      String name, int width, int height, int scaledWidth, int scaledHeight) {
    assertThat(ScaledOutput.of(name).image(new Size(width, height)))
        .isEqualTo(new Size(scaledWidth, scaledHeight));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s5@0", "s5@16", "s5@250"})
  void otherSidesAreRefused(String name) {
    assertThatThrownBy(() -> ScaledOutput.of(name))
        .isInstanceOf(BlemishException.class)
        .hasMessage("feature map %s: expected a multiple of 32 pixels for the longer side", name);
  }
}
