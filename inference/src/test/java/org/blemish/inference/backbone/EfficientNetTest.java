// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.SessionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class EfficientNetTest {
  @ParameterizedTest
  @ValueSource(strings = {"efficientnet-b0", "efficientnet-b5"})
  void computesTheFeaturesOfEfficientnetPytorch(String name) throws IOException {
    EfficientNetReference golden = EfficientNetReference.of(name);
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

  @ParameterizedTest
  @CsvSource({
    "tf_efficientnet_b0, SAME",
    "efficientnet_b0, SYMMETRIC",
    "tf_efficientnet_lite1, SAME"
  })
  void computesTheFeaturesOfTimm(String name, Padding padding) throws IOException {
    EfficientNetReference golden = EfficientNetReference.timm(name);
    Backbone backbone =
        EfficientNet.named(name).withOutputs("s3", "s6").build(name, golden.formulaWeights());

    Map<String, Tensor> features = run(backbone, golden.input());

    assertClose(get(features, "s3"), golden.tensor(name + ".s3"));
    assertClose(get(features, "s6"), golden.tensor(name + ".s6"));
    BackboneDescriptor descriptor = backbone.descriptor();
    assertThat(descriptor.padding()).contains(padding);
    assertThat(descriptor.batchNormEpsilon()).contains(golden.values().path("epsilon").asDouble());
    for (int c = 0; c < 3; c++) {
      assertThat(descriptor.normalisation().mean().get(c))
          .isEqualTo((float) golden.values().path("mean").path(c).asDouble());
      assertThat(descriptor.normalisation().std().get(c))
          .isEqualTo((float) golden.values().path("std").path(c).asDouble());
    }
  }

  @Test
  void findsWeightsBehindAPrefixAndTheirArchitectureByShape() throws IOException {
    EfficientNetReference golden = EfficientNetReference.of("efficientnet-b0");
    Map<String, Tensor> prefixed = new HashMap<>();
    golden.formulaWeights().forEach((name, w) -> prefixed.put("state_dict.module." + name, w));

    Backbone backbone = EfficientNet.named("mine").build("mine.pth", prefixed);

    assertThat(backbone.descriptor().architecture()).isEqualTo("efficientnet-b0");
    assertThat(backbone.descriptor().outputs())
        .extracting(BackboneOutput::name, BackboneOutput::channels, BackboneOutput::stride)
        .containsExactly(
            tuple("s3", 40, 8), tuple("s4", 80, 16), tuple("s5", 112, 16), tuple("s6", 192, 32));
  }

  @Test
  void timmWeightsOfAnUnknownNameAreRefusedSinceTheirPaddingIsUnknown() throws IOException {
    Map<String, Tensor> weights = EfficientNetReference.timm("efficientnet_b0").formulaWeights();

    assertThatThrownBy(() -> EfficientNet.named("mine").build("mine.pth", weights))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("mine.pth")
        .hasMessageContaining("padding")
        .hasMessageContaining("tf_efficientnet_");
  }

  @Test
  void aMissingOrMisshapenWeightIsNamedWithItsFile() throws IOException {
    Map<String, Tensor> weights = EfficientNetReference.of("efficientnet-b0").formulaWeights();
    EfficientNet b0 = EfficientNet.named("efficientnet-b0");
    EfficientNet b1 = EfficientNet.named("efficientnet-b1");

    assertThatThrownBy(() -> b1.build("w.pth", weights))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("w.pth: tensor _blocks.1._")
        .hasMessageContaining("another architecture?");
    weights.remove("_blocks.3._bn1.running_var");
    assertThatThrownBy(() -> b0.build("w.pth", weights))
        .isInstanceOf(BlemishException.class)
        .hasMessage("w.pth: tensor _blocks.3._bn1.running_var is missing");
    assertThatThrownBy(() -> b0.build("w.pth", Map.of()))
        .hasMessageContaining("w.pth: not an EfficientNet");
  }

  @Test
  void anUnknownOutputIsRefusedWithThePossibleOnes() throws IOException {
    Map<String, Tensor> weights = EfficientNetReference.of("efficientnet-b0").formulaWeights();
    EfficientNet net = EfficientNet.named("efficientnet-b0").withOutputs("s8");

    assertThatThrownBy(() -> net.build("w.pth", weights))
        .hasMessageContaining("no output s8")
        .hasMessageContaining("block0 to block15");
  }

  public static Map<String, Tensor> run(Backbone backbone, Tensor input) {
    Size size = new Size(input.size(3), input.size(2));
    try (BackboneSession session =
        BackboneSession.open(backbone, size, SessionOptions.threads(2))) {
      return session.run(FloatTensor.copyOf(input));
    }
  }

  /** 1e-5 of the greatest value; {@code actual} has a batch of one more. */
  public static void assertClose(Tensor actual, Tensor expected) {
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
