// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
import org.junit.jupiter.api.Test;

class BackboneQuantizerTest {
  private static final SessionOptions OPTIONS = SessionOptions.threads(1);
  private static final int CHANNELS = 8;

  private final Random random = new Random(3);

  private static Backbone backbone(OnnxModel graph) {
    return new Backbone(
        new BackboneDescriptor(
            "small",
            "two convolutions",
            "image",
            Normalisation.IMAGENET,
            Optional.empty(),
            16,
            Optional.empty(),
            List.of(new BackboneOutput("features", CHANNELS, 1)),
            "CC0-1.0",
            "test",
            Optional.empty()),
        graph);
  }

  /**
   * @param greatest one weight of each channel of the first convolution; the others are below 1
   */
  private Backbone convolutions(float greatest) {
    GraphBuilder graph = new GraphBuilder("small");
    Value x = graph.input("image", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    Tensor first = weights(CHANNELS, 3);
    for (int c = 0; c < CHANNELS; c++) {
      // It meets only the third channel of the image, which is black in all inputs.
      first.values()[c * 3 + 2] = greatest;
    }
    Value hidden = graph.relu(graph.conv(x, graph.constant("first", first), Window.valid()));
    graph.output(
        "features",
        graph.conv(hidden, graph.constant("second", weights(CHANNELS, CHANNELS)), Window.valid()));
    return backbone(graph.build());
  }

  private Tensor weights(int out, int in) {
    float[] values = new float[out * in];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return new Tensor(new long[] {out, in, 1, 1}, values);
  }

  private FloatTensor input(int size) {
    FloatTensor input = FloatTensor.allocate(1, 3, size, size);
    for (int i = 0; i < 2 * size * size; i++) {
      input.values().put(i, (float) random.nextGaussian());
    }
    return input;
  }

  private Quantization quantization(Backbone backbone) {
    try (BackboneQuantizer quantizer = new BackboneQuantizer(backbone, OPTIONS)) {
      for (int size : new int[] {32, 16, 32, 16, 16, 16}) {
        quantizer.add(input(size));
      }
      return quantizer.quantized(3).descriptor().quantization().orElseThrow();
    }
  }

  @Test
  void allConvolutionsAreInIntegersWhereThatChangesLittle() {
    Quantization quantization = quantization(convolutions(0.5f));
    assertThat(quantization.convolutions()).isEqualTo(2);
    assertThat(quantization.quantized()).isEqualTo(2);
    assertThat(quantization.images()).isEqualTo(3);
    assertThat(quantization.difference()).isBetween(1e-4, 0.05);
  }

  @Test
  void aConvolutionThatIntegersWouldDestroyStaysInFloats() {
    Quantization quantization = quantization(convolutions(300));
    assertThat(quantization.quantized()).isEqualTo(1);
    assertThat(quantization.difference()).isBetween(1e-4, BackboneQuantizer.MAX_DIFFERENCE);
  }

  @Test
  void theSameInputsGiveTheSameBytes() {
    Backbone backbone = convolutions(0.5f);
    FloatTensor input = input(16);
    byte[][] bytes = new byte[2][];
    for (int i = 0; i < bytes.length; i++) {
      try (BackboneQuantizer quantizer = new BackboneQuantizer(backbone, OPTIONS)) {
        quantizer.add(input);
        bytes[i] = quantizer.quantized(1).graph().bytes();
      }
    }
    assertThat(bytes[0]).isEqualTo(bytes[1]);
  }

  @Test
  void aBackboneWithoutConvolutionsIsRefused() {
    GraphBuilder graph = new GraphBuilder("pooling");
    Value x = graph.input("image", Value.DYNAMIC, 3, 16, 16);
    graph.output("features", graph.concat(1, x, x));
    Backbone pooling =
        new Backbone(
            new BackboneDescriptor(
                "pooling",
                "none",
                "image",
                Normalisation.IMAGENET,
                Optional.empty(),
                16,
                Optional.empty(),
                List.of(new BackboneOutput("features", 6, 1)),
                "CC0-1.0",
                "test",
                Optional.empty()),
            graph.build());
    assertThatThrownBy(() -> new BackboneQuantizer(pooling, OPTIONS))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("backbone pooling: has no convolution with constant weights");
  }
}
