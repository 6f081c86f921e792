// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.SessionOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vision transformer's patch tokens, against the map of patches that they were made from. */
class PatchTokensTest {
  private static final int STRIDE = 14;
  private static final int CHANNELS = 5;

  @TempDir private Path folder;

  @BeforeEach
  void writeGraphs() throws IOException {
    Files.write(folder.resolve("vit.onnx"), PatchGraph.tokens(STRIDE, CHANNELS).bytes());
    Files.write(folder.resolve("map.onnx"), PatchGraph.map(STRIDE, CHANNELS).bytes());
  }

  private Backbone imported(String graph, String more) throws IOException {
    Path descriptor =
        Files.writeString(
            folder.resolve("vit.json"),
            """
            {"name": "vit", "architecture": "vision transformer", "input": "image",
             "normalisation": {"scale": 1.0, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]},
             "nominalSize": 224, "outputs": [{"name": "tokens", "channels": 5, "stride": 14%s}],
             "licence": "none", "source": "test"}
            """
                .formatted(more));
    return BackboneImport.graph(folder.resolve(graph), descriptor);
  }

  private static Tensor features(Backbone backbone, Size size) {
    try (BackboneSession session =
        BackboneSession.open(backbone, size, SessionOptions.threads(1))) {
      FloatTensor batch = session.input().batch(2);
      Random random = new Random(3);
      for (int i = 0; i < batch.values().capacity(); i++) {
        batch.values().put(i, random.nextFloat());
      }
      return Objects.requireNonNull(session.run(batch).get("tokens"));
    }
  }

  @ParameterizedTest
  @CsvSource({"56, 42", "224, 224", "64, 55"})
  void becomeTheMapOfTheirPatchesAtEachSize(int width, int height) throws IOException {
    Size size = new Size(width, height);
    Backbone backbone = imported("vit.onnx", ", \"prefixTokens\": 1");
    backbone.write(folder.resolve("stored"));

    Tensor map = features(Backbone.read(folder.resolve("stored")), size);

    assertThat(map.shape()).containsExactly(2, CHANNELS, height / STRIDE, width / STRIDE);
    assertThat(map.values()).containsExactly(features(imported("map.onnx", ""), size).values());
    assertThat(backbone.grid("tokens", size)).isEqualTo(new Size(width / STRIDE, height / STRIDE));
  }

  @Test
  void tokensWithoutThatStatementAreRefused() {
    assertThatThrownBy(() -> imported("vit.onnx", ""))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("tokens")
        .hasMessageContaining("[N, 5, h, w]")
        .hasMessageContaining("prefixTokens");
  }

  @Test
  void aMapWithThatStatementIsRefused() {
    assertThatThrownBy(() -> imported("map.onnx", ", \"prefixTokens\": 1"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected patch tokens [N, tokens, channels]");
  }
}
