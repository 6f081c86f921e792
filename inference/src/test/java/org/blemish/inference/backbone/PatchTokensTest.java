// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
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

  /** Projects patches as a vision transformer does; their mean stands for the class token. */
  @BeforeEach
  void writesAGraph() throws IOException {
    Files.write(folder.resolve("vit.onnx"), graph(true).bytes());
    Files.write(folder.resolve("map.onnx"), graph(false).bytes());
  }

  private static OnnxModel graph(boolean tokens) {
    GraphBuilder graph = new GraphBuilder("patches");
    Value x = graph.input("image", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    Random random = new Random(2);
    float[] weights = new float[CHANNELS * 3 * STRIDE * STRIDE];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() / STRIDE;
    }
    Value kernel = graph.constant("kernel", Tensor.of(weights, CHANNELS, 3, STRIDE, STRIDE));
    Value map = graph.conv(x, kernel, Window.valid().withStride(STRIDE));
    if (tokens) {
      Value patches = graph.transpose(graph.reshape(map, 0, 0, -1), 0, 2, 1);
      Value mean = graph.reduceMean(patches, true, 1);
      graph.output("tokens", graph.concat(1, mean, patches));
    } else {
      graph.output("tokens", map);
    }
    return graph.build();
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
      FloatTensor batch = session.batch(2);
      Random random = new Random(3);
      for (int i = 0; i < batch.values().capacity(); i++) {
        batch.values().put(i, random.nextFloat());
      }
      return session.run(batch).get("tokens");
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
