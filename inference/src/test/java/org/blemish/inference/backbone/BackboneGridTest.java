// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grids that are computed, against those that ONNX Runtime finds in the graph. */
class BackboneGridTest {
  private static final SessionOptions ONE = SessionOptions.threads(1);

  /** Sides whose remainders by 2, 4, 8, 16 and 32 differ. */
  private static final List<Size> SIZES =
      List.of(new Size(97, 131), new Size(127, 102), new Size(64, 95));

  private static Backbone backbone(String name) throws IOException {
    EfficientNetReference reference =
        name.contains("_") ? EfficientNetReference.timm(name) : EfficientNetReference.of(name);
    return EfficientNet.named(name)
        .withOutputs("s1", "s2", "s3", "s4", "s5", "s6")
        .build(name, reference.formulaWeights());
  }

  @ParameterizedTest
  @CsvSource({
    "tf_efficientnet_lite1, SAME",
    "efficientnet_b0, SYMMETRIC",
    "efficientnet-b0, STATIC",
    "efficientnet-b5, STATIC"
  })
  void gridsByPaddingRuleAreThoseOfTheGraph(String name, Padding padding) throws IOException {
    Backbone backbone = backbone(name);
    assertThat(backbone.descriptor().padding()).contains(padding);
    for (Size size : SIZES) {
      try (BackboneSession session = BackboneSession.open(backbone, size, ONE)) {
        for (BackboneOutput output : backbone.descriptor().outputs()) {
          assertThat(backbone.descriptor().grid(output.name(), size))
              .as("%s at %s", output, size)
              .contains(session.grid(output.name()));
        }
      }
    }
  }

  /** 57 rows of its nominal size are odd: the next stride rounds up, those before it down. */
  @Test
  void staticPaddingRoundsAsItsNominalSizeDoes() {
    assertThat(Padding.STATIC.cells(100, 8, 456)).isEqualTo(12);
    assertThat(Padding.STATIC.cells(103, 16, 456)).isEqualTo(6);
    assertThat(Padding.STATIC.cells(111, 16, 456)).isEqualTo(7);
    assertThat(Padding.STATIC.cells(111, 16, 224)).isEqualTo(6);
  }

  @Test
  void withoutAPaddingRuleTheGraphIsAsked() {
    GraphBuilder graph = new GraphBuilder("halves");
    Value x = graph.input("pixels", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    graph.output("half", graph.averagePool(x, 2, 2, Window.valid().withStride(2)));
    BackboneDescriptor descriptor =
        new BackboneDescriptor(
            "mine",
            "own",
            "pixels",
            Normalisation.IMAGENET,
            Optional.empty(),
            64,
            Optional.empty(),
            List.of(new BackboneOutput("half", 3, 2)),
            "CC0-1.0",
            "test",
            Optional.empty());
    assertThat(descriptor.grid("half", new Size(7, 9))).isEmpty();
    assertThat(new Backbone(descriptor, graph.build()).grid("half", new Size(7, 9)))
        .isEqualTo(new Size(3, 4));
  }

  @Test
  void anUnknownOutputIsNamedWithTheKnownOnes() throws IOException {
    Backbone backbone = backbone("tf_efficientnet_lite1");
    assertThatThrownBy(() -> backbone.grid("s9", new Size(64, 64)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("has no output s9: choose from [s1, s2, s3, s4, s5, s6]");
  }
}
