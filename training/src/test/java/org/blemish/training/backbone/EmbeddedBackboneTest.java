// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.backbone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.backbone.EfficientNetReference;
import org.blemish.inference.backbone.EfficientNetTest;
import org.junit.jupiter.api.Test;

class EmbeddedBackboneTest {
  @Test
  void givesTheFeaturesOfTheSourceOfItsWeights() throws IOException {
    EfficientNetReference golden = EfficientNetReference.of(EmbeddedBackbone.NAME);
    String[] blocks = golden.tensors().keySet().toArray(String[]::new);

    Map<String, Tensor> features =
        EfficientNetTest.run(EmbeddedBackbone.build(blocks), golden.input());

    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      EfficientNetTest.assertClose(
          requireNonNull(features.get(block), block), golden.tensor(block));
    }
  }
}
