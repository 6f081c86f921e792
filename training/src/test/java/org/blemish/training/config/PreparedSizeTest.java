// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedSizeTest {
  @ParameterizedTest
  @CsvSource({
    "up to 768x768, 1024x1024, 768x768",
    "up to 768x768, 615x615, 768x768",
    "up to 768x768, 600x600, 736x736",
    "up to 768x768, 300x300, 384x384",
    "up to 768x768, 150x600, 384x384",
    "up to 768x768, 40x40, 256x256",
    "up to 1024x512, 256x256, 448x256",
    "up to 192x192, 40x40, 192x192",
    "768x768, 40x40, 768x768"
  })
  void imagesAreEnlargedByAQuarterAtMost(String size, String images, String expected) {
    assertThat(PreparedSize.of(new TextNode(size)).of(List.of(Size.parse(images).orElseThrow())))
        .hasToString(expected);
  }

  @Test
  void theMedianImageDecides() {
    PreparedSize size = PreparedSize.of(new TextNode("up to 768x768"));
    Size small = new Size(256, 256);
    Size large = new Size(2000, 2000);

    assertThat(size.of(List.of(large, small, small))).isEqualTo(new Size(320, 320));
    assertThat(size.of(List.of(large, small, large))).isEqualTo(size.greatest());
    assertThat(size.of(List.of())).isEqualTo(size.greatest());
  }

  @ParameterizedTest
  @CsvSource({"768x512", "up to 768x512"})
  void theTextOfConfigurationsIsKept(String text) {
    assertThat(PreparedSize.of(new TextNode(text))).hasToString(text);
  }
}
