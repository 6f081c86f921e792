// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.blemish.core.geometry.Size;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.SessionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EfficientNetTest {
  @ParameterizedTest
  @ValueSource(strings = {"efficientnet-b0", "efficientnet-b5"})
  void gives_the_features_of_efficientnet_pytorch(String name) throws IOException {
    Golden golden = Golden.of(name);
    String block = "block" + golden.values().path("last_block").asInt();
    Backbone backbone =
        EfficientNet.named(name).withOutputs(block, "s6").build(name, golden.formulaWeights());

    Map<String, Tensor> features = run(backbone, golden.input());

    assertClose(get(features, block), golden.tensor("features"));
    assertThat(get(features, "s6").values()).isEqualTo(get(features, block).values());
    assertThat(backbone.descriptor().padding()).contains(Padding.STATIC);
    assertThat(backbone.descriptor().output(block).stride()).isEqualTo(32);
    assertThat(backbone.descriptor().output(block).channels())
        .isEqualTo(golden.tensor("features").size(0));
  }

  @Test
  void the_embedded_network_gives_the_features_of_its_source() throws IOException {
    Golden golden = Golden.of(EmbeddedBackbone.NAME);
    String[] blocks = golden.tensors().keySet().toArray(String[]::new);

    Map<String, Tensor> features = run(EmbeddedBackbone.build(blocks), golden.input());

    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertClose(get(features, block), golden.tensor(block));
    }
  }

  private static Map<String, Tensor> run(Backbone backbone, Tensor input) {
    Size size = new Size(input.size(3), input.size(2));
    try (BackboneSession session =
        BackboneSession.open(backbone, size, SessionOptions.threads(2))) {
      return session.run(FloatTensor.copyOf(input));
    }
  }

  /** 1e-5 of the greatest value; {@code actual} has a batch of one more. */
  static void assertClose(Tensor actual, Tensor expected) {
    assertThat(Arrays.copyOfRange(actual.shape(), 1, 4)).isEqualTo(expected.shape());
    float greatest = 0;
    float difference = 0;
    for (int i = 0; i < expected.values().length; i++) {
      greatest = Math.max(greatest, Math.abs(expected.values()[i]));
      difference = Math.max(difference, Math.abs(expected.values()[i] - actual.values()[i]));
    }
    assertThat(difference / greatest).isLessThan(1e-5f);
  }

  private static Tensor get(Map<String, Tensor> tensors, String name) {
    return requireNonNull(tensors.get(name), name);
  }
}
