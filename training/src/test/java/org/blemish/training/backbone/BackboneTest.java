// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneCheck;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.BackboneImport;
import org.blemish.inference.backbone.BackboneOutput;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.backbone.EfficientNetReference;
import org.blemish.inference.backbone.Normalisation;
import org.blemish.inference.backbone.Padding;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneTest {
  private static final SessionOptions ONE = SessionOptions.threads(1);

  /** Means of 2x2 pixels; for images of one size only, unless {@code height} is dynamic. */
  private static OnnxModel halves(long height) {
    GraphBuilder graph = new GraphBuilder("halves");
    Value x = graph.input("pixels", Value.DYNAMIC, 3, height, height);
    graph.output("half", graph.averagePool(x, 2, 2, Window.valid().withStride(2)));
    return graph.build();
  }

  private static BackboneDescriptor descriptor(String input, BackboneOutput... outputs) {
    return new BackboneDescriptor(
        "mine",
        "own",
        input,
        new Normalisation(255, List.of(10f, 20f, 30f), List.of(1f, 2f, 4f)),
        Optional.empty(),
        64,
        Optional.empty(),
        List.of(outputs),
        "CC0-1.0",
        "test",
        Optional.empty());
  }

  private static final BackboneOutput HALF = new BackboneOutput("half", 3, 2);

  @Test
  void theEmbeddedBackboneHasFourStridesAndKnowsItsGrids() {
    Backbone backbone = Backbones.embedded();
    try (BackboneSession session = BackboneSession.open(backbone, new Size(160, 96), ONE)) {
      FloatTensor batch = session.input().batch(2);
      Map<String, Tensor> outputs = session.run(batch);

      assertThat(outputs.keySet()).containsExactly("s3", "s4", "s5", "s6");
      outputs.forEach(
          (name, tensor) -> {
            BackboneOutput output = backbone.descriptor().output(name);
            int w = 160 / output.stride();
            int h = 96 / output.stride();
            assertThat(tensor.shape()).containsExactly(2, output.channels(), h, w);
            assertThat(session.grid(name)).isEqualTo(new Size(w, h));
          });
    }
    assertThat(Backbones.embedded().sha256()).isEqualTo(backbone.sha256());
    assertThat(backbone.descriptor().licence()).isEqualTo("Apache-2.0");
  }

  @Test
  void licenceAndNoticeAreStoredWithTheWeights() throws IOException {
    for (String file : List.of("LICENSE", "NOTICE")) {
      try (var in = EmbeddedBackbone.class.getResourceAsStream("efficientnet-lite0/" + file)) {
        assertThat(new String(requireNonNull(in).readAllBytes(), UTF_8)).contains("Apache License");
      }
    }
  }

  @Test
  void bytesAndSamplesAreNormalisedEqually() {
    Backbone backbone = new Backbone(descriptor("pixels", HALF), halves(Value.DYNAMIC));
    byte[] rgb = new byte[3 * 6 * 4];
    new Random(1).nextBytes(rgb);
    float[] samples = new float[rgb.length];
    for (int i = 0; i < 24; i++) {
      for (int c = 0; c < 3; c++) {
        samples[c * 24 + i] = (rgb[3 * i + c] & 0xff) / 255f;
      }
    }
    try (BackboneSession session = BackboneSession.open(backbone, new Size(6, 4), ONE)) {
      FloatTensor batch = session.input().batch(2);
      session.input().put(batch, 0, Image.rgb(rgb, 6, 4));
      session.input().put(batch, 1, samples);

      for (int i = 0; i < 72; i++) {
        int c = i / 24;
        float expected = ((rgb[3 * (i % 24) + c] & 0xff) - 10f * (c + 1)) / (1 << c);
        assertThat(batch.values().get(i)).isCloseTo(expected, within(1e-3f));
        assertThat(batch.values().get(72 + i)).isCloseTo(expected, within(1e-3f));
      }
    }
  }

  @Test
  void rejectsAnImageOfAnotherSizeAndAnIndexOutsideTheBatch() {
    Backbone backbone = new Backbone(descriptor("pixels", HALF), halves(Value.DYNAMIC));
    try (BackboneSession session = BackboneSession.open(backbone, new Size(6, 4), ONE)) {
      FloatTensor batch = session.input().batch(1);
      Image other = Image.rgb(new byte[3 * 4 * 4], 4, 4);
      float[] samples = new float[72];
      assertThatThrownBy(() -> session.input().put(batch, 0, other)).hasMessageContaining("4x4");
      assertThatThrownBy(() -> session.input().put(batch, 1, samples))
          .hasMessageContaining("place 1");
      assertThatThrownBy(() -> session.input().put(batch, 0, new float[3]))
          .hasMessageContaining("expected 72");
    }
  }

  @Test
  void aGraphForOneSizeRefusesAnotherAndNamesBoth() {
    Backbone backbone = new Backbone(descriptor("pixels", HALF), halves(8));

    assertThatThrownBy(() -> BackboneSession.open(backbone, new Size(6, 4), ONE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("backbone mine")
        .hasMessageContaining("pixels[?, 3, 8, 8], not [?, 3, 4, 6]");
    try (BackboneSession session = BackboneSession.open(backbone, new Size(8, 8), ONE)) {
      assertThat(session.grid("half")).isEqualTo(new Size(4, 4));
    }
  }

  @Test
  void aDescriptorThatDoesNotFitItsGraphIsRefused() {
    OnnxModel graph = halves(Value.DYNAMIC);

    assertThatThrownBy(() -> new Backbone(descriptor("image", HALF), graph))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected the only input image");
    assertThatThrownBy(
            () -> new Backbone(descriptor("pixels", new BackboneOutput("s6", 3, 2)), graph))
        .hasMessageContaining("has no output s6");
    assertThatThrownBy(
            () -> new Backbone(descriptor("pixels", new BackboneOutput("half", 4, 2)), graph))
        .hasMessageContaining("the descriptor states [N, 4, h, w]");
  }

  @Test
  void aBackboneWrittenToAFolderReadsBackEqual(@TempDir Path folder) {
    Backbone backbone = new Backbone(descriptor("pixels", HALF), halves(Value.DYNAMIC));

    backbone.write(folder.resolve("b"));
    Backbone back = Backbones.load(folder.resolve("b").toString());

    assertThat(back.descriptor()).isEqualTo(backbone.descriptor());
    assertThat(back.sha256()).isEqualTo(backbone.sha256());
  }

  @Test
  void importsAUserGraphWithADescriptorAndNamesAnUnknownKey(@TempDir Path folder)
      throws IOException {
    Backbone backbone = new Backbone(descriptor("pixels", HALF), halves(Value.DYNAMIC));
    backbone.write(folder);
    Path json = folder.resolve(Backbone.DESCRIPTOR);

    assertThat(BackboneImport.graph(folder.resolve(Backbone.GRAPH), json).sha256())
        .isEqualTo(backbone.sha256());

    Files.writeString(
        json, Files.readString(json).replace("\"licence\"", "\"license\": 1, \"licence\""));
    assertThatThrownBy(() -> BackboneImport.graph(folder.resolve(Backbone.GRAPH), json))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("license");
  }

  @Test
  void weightsInAFileBecomeABackboneByTheNameOfTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tf_efficientnet_lite1.in1k.safetensors");
    Safetensors.write(
        file, EfficientNetReference.timm("tf_efficientnet_lite1").formulaWeights(), Map.of());

    Backbone backbone = BackboneImport.weights(file, Optional.empty(), List.of("s5"));

    assertThat(backbone.descriptor().architecture()).isEqualTo("efficientnet-lite1");
    assertThat(backbone.descriptor().padding()).contains(Padding.SAME);
    assertThat(backbone.descriptor().outputs()).containsExactly(new BackboneOutput("s5", 112, 16));
    assertThat(backbone.descriptor().sourceSha256().orElseThrow()).hasSize(64);
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Backbones.load("no-such"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no backbone no-such: choose efficientnet-lite0, or a folder");
  }

  @Test
  void checkReportsNoProblemForAValidBackbone() {
    BackboneCheck check = BackboneCheck.run(Backbones.embedded(), new Size(128, 128), ONE);

    assertThat(check.problems()).isEmpty();
    assertThat(check.results()).hasSize(4);
    assertThat(check.toString()).contains("s6").contains("stride 32").contains("4x4");
  }

  @Test
  void aCheckNamesAWrongStrideAndValuesThatAreNotFinite() {
    GraphBuilder graph = new GraphBuilder("broken");
    Value x = graph.input("pixels", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    graph.output("half", graph.log(x));
    Backbone broken = new Backbone(descriptor("pixels", HALF), graph.build());

    BackboneCheck check = BackboneCheck.run(broken, new Size(64, 64), ONE);

    assertThat(check.problems())
        .anyMatch(p -> p.contains("half is 64x64") && p.contains("stride 2"))
        .anyMatch(p -> p.contains("not finite"));
    assertThat(check.toString()).contains("PROBLEM");
  }
}
