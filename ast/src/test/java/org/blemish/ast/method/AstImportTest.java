// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.blemish.ast.TensorAssert;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.input.Modality;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Verdict;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.Detector;
import org.blemish.inference.Head;
import org.blemish.inference.Model;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.BackboneOutput;
import org.blemish.inference.backbone.Normalisation;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstImportTest {
  private static final int STRIDE = 8;
  private static final SessionOptions ONE_THREAD = SessionOptions.threads(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void anImportedModelGivesTheMapsAndScoresOfTheReference(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    Path file = folder.resolve("model.blemish");
    AstImport.Imported imported = imported(reference, channels(reference), file);
    Model model = Model.read(file);
    assertThat(imported.digest()).isEqualTo(model.digest());
    assertThat(imported.modality())
        .isEqualTo(reference.depth() ? Modality.RGB_DEPTH : Modality.RGB)
        .isEqualTo(model.pipeline().modality());
    assertThat(imported.difference()).isLessThan(1e-5);
    assertThat(model.metadata().fittedSamples()).isZero();
    try (Head head = Head.open(model.head(), model.pipeline().preparation(), ONE_THREAD)) {
      for (int i = 0; i < reference.input().size(0); i++) {
        FloatMap map = Objects.requireNonNull(maps(head, reference, i).get("distance"));
        TensorAssert.assertClose(
            "map", tensor(map), ReferenceValues.slice(reference.get("eval.map"), i, i + 1), 1e-5);
        if (!reference.depth()) {
          Size size = model.pipeline().preparation().size();
          RawMaps raw =
              RawMaps.of(Map.of("distance", map), model.pipeline().preparation().geometry(size));
          float expected = reference.get("eval.mean_score").values()[i];
          assertThat(model.decisionRule().scoring().score(raw))
              .isCloseTo(expected, within(1e-5 * expected));
        }
      }
    }
  }

  @Test
  void anImportedModelScoresImagesAndGivesNoVerdict() {
    ReferenceValues reference = ReferenceValues.read("networks_rgb");
    Path file = folder.resolve("model.blemish");
    imported(reference, channels(reference), file);
    try (Detector detector = Detector.open(file, ONE_THREAD)) {
      Inspection inspection = detector.inspect(Image.rgb(new byte[3 * 60 * 50], 60, 50));
      assertThat(inspection.score()).isPositive().isFinite();
      assertThat(inspection.verdict()).isEqualTo(Verdict.NONE);
      assertThat(inspection.map().orElseThrow().size()).isEqualTo(new Size(60, 50));
    }
  }

  @Test
  void networksOfAnotherBackboneAreRefused() {
    ReferenceValues reference = ReferenceValues.read("networks_rgb");
    Path file = folder.resolve("model.blemish");
    int channels = channels(reference);
    int others = channels - 2; // which leaves 2 channels for depth, no square number
    assertThatThrownBy(() -> imported(reference, others, file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("the networks read %d channels".formatted(channels))
        .hasMessageContaining("output block35 gives " + others);
    assertThat(file).doesNotExist();
  }

  private static AstImport.Imported imported(ReferenceValues reference, int channels, Path file) {
    int side = STRIDE * reference.grid();
    return new AstImport(
            "screw",
            Optional.of(backbone(channels)),
            "block35",
            new Size(side, side),
            Optional.empty(),
            1)
        .write(
            file,
            reference.withPrefix("trained.teacher."),
            reference.withPrefix("trained.student."));
  }

  private static Map<String, FloatMap> maps(Head head, ReferenceValues reference, int sample) {
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    maps.put(
        "block35",
        FloatTensor.copyOf(
            ReferenceValues.slice(reference.get("in.features"), sample, sample + 1)));
    if (reference.depth()) {
      Tensor joined = ReferenceValues.slice(reference.input(), sample, sample + 1);
      int image = channels(reference) * reference.grid() * reference.grid();
      float[] depth = Arrays.copyOfRange(joined.values(), image, joined.values().length);
      int depthChannels = joined.size(1) - channels(reference);
      maps.put(
          InputFeatures.DEPTH,
          FloatTensor.copyOf(
              Tensor.of(depth, 1, depthChannels, reference.grid(), reference.grid())));
      maps.put(
          InputFeatures.MASK,
          FloatTensor.copyOf(ReferenceValues.slice(reference.get("in.mask"), sample, sample + 1)));
    }
    return head.maps(new Features(maps));
  }

  private static Tensor tensor(FloatMap map) {
    return Tensor.of(map.values(), 1, map.height(), map.width());
  }

  private static int channels(ReferenceValues reference) {
    return reference.get("in.features").size(1);
  }

  /** Means of 8x8 pixels, combined by a 1x1 convolution. */
  private static Backbone backbone(int channels) {
    float[] weights = new float[channels * 3];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.sin(i + 1);
    }
    GraphBuilder graph = new GraphBuilder("stripes");
    Value image = graph.input("image", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    Value small = graph.averagePool(image, STRIDE, STRIDE, Window.valid().withStride(STRIDE));
    graph.output(
        "block35",
        graph.conv(
            small,
            graph.constant("weights", Tensor.of(weights, channels, 3, 1, 1)),
            Window.valid()));
    return new Backbone(
        new BackboneDescriptor(
            "stripes",
            "made up",
            "image",
            Normalisation.IMAGENET,
            Optional.empty(),
            64,
            Optional.empty(),
            List.of(new BackboneOutput("block35", channels, STRIDE)),
            "none",
            "none",
            Optional.empty()),
        graph.build());
  }
}
