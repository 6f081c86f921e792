// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class EfficientNetArchitectureTest {
  static final List<EfficientNetArchitecture> ALL = EfficientNetArchitecture.ALL;

  /** Stage, place, kernel, stride, inner, outer and squeezed channels as timm 1.0.31 has them. */
  @ParameterizedTest
  @FieldSource("ALL")
  void hasTheBlocksOfTimm(EfficientNetArchitecture architecture) throws IOException {
    JsonNode expected = timm().path(architecture.name());
    List<EfficientNetBlock> blocks = architecture.blocks();

    assertThat(architecture.stem()).isEqualTo(expected.path("stem").asInt());
    assertThat(blocks).hasSize(expected.path("blocks").size());
    for (EfficientNetBlock b : blocks) {
      assertThat(
              "[%d,%d,%d,%d,%d,%d,%d]"
                  .formatted(
                      b.stage(),
                      b.indexInStage(),
                      b.kernel(),
                      b.stride(),
                      b.expanded(),
                      b.out(),
                      b.squeezed()))
          .isEqualTo(expected.path("blocks").path(b.index()).toString());
    }
  }

  @Test
  void stagesEndWhereTheNextBegins() {
    for (EfficientNetArchitecture architecture : ALL) {
      List<EfficientNetBlock> blocks = architecture.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        boolean last = i == blocks.size() - 1 || blocks.get(i + 1).stage() != blocks.get(i).stage();
        assertThat(blocks.get(i).lastOfStage()).isEqualTo(last);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "efficientnet-b5-b6417697, efficientnet-b5",
    "tf_efficientnet_lite3.in1k, efficientnet-lite3",
    "adv-efficientnet-b0, efficientnet-b0",
    "EfficientNet_B7, efficientnet-b7"
  })
  void isRecognisedByNamesOfModelsAndFiles(String name, String architecture) {
    assertThat(EfficientNetArchitecture.named(name).orElseThrow().name()).isEqualTo(architecture);
  }

  @ParameterizedTest
  @CsvSource({"tf_efficientnetv2_b0", "resnet50", "efficientnet-b8"})
  void otherNamesAreUnknown(String name) {
    assertThat(EfficientNetArchitecture.named(name)).isEmpty();
  }

  private static JsonNode timm() throws IOException {
    try (InputStream in =
        EfficientNetArchitectureTest.class.getResourceAsStream("/backbone/architectures.json")) {
      return new JsonMapper().readTree(requireNonNull(in));
    }
  }
}
