// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.Value;
import org.blemish.training.GraphRunner;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittedImageStatisticsTest {
  private static final List<FeatureSpec> SPECS =
      List.of(new FeatureSpec("s5", 3, 4, 6), new FeatureSpec("s6", 2, 2, 3));
  private static final ImageStatisticsSettings SETTINGS =
      new ImageStatisticsSettings("composition", List.of("s5", "s6"));

  @TempDir Path folder;

  private FeatureStore store() {
    SplittableRandom random = new SplittableRandom(4);
    return FeatureStoreFixtures.filled(
        folder,
        SPECS,
        25,
        (view, values) -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 + random.nextGaussian());
          }
        });
  }

  private Optional<FittedImageStatistics> readOrFit(ImageStatisticsSettings settings) {
    return FittedImageStatistics.readOrFit(
        settings, new FitContext(store(), folder, 3, 1, Progress.NONE));
  }

  private static Features image(float add) {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    for (FeatureSpec spec : SPECS) {
      float[] values = new float[spec.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (2 + add + random.nextGaussian());
      }
      maps.put(spec.name(), FloatTensor.copyOf(Tensor.of(values, spec.shape())));
    }
    return new Features(maps);
  }

  private static float graph(FittedImageStatistics fitted, Features features) {
    float[] out =
        GraphRunner.run(
            SPECS,
            features,
            (graph, inputs) -> {
              Map<String, Value> maps = Map.of("s5", inputs.get(0), "s6", inputs.get(1));
              Value distance = fitted.append(graph, maps);
              assertThat(distance.shape()).containsExactly(Value.DYNAMIC, 1, 1);
              return distance;
            });
    assertThat(out).hasSize(1);
    return out[0];
  }

  @Test
  void theGraphGivesTheSameDistance() {
    FittedImageStatistics fitted = readOrFit(SETTINGS).orElseThrow();
    for (float add : new float[] {0, 3}) {
      float expected = fitted.anomalyMap(image(add)).values()[0];
      assertThat(graph(fitted, image(add))).isEqualTo(expected, within(1e-4f * expected));
    }
    assertThat(fitted.anomalyMap(image(3)).values()[0])
        .isGreaterThan(3 * fitted.anomalyMap(image(0)).values()[0]);
  }

  /** Where the cells lie does not matter, how many of which kind there are does. */
  @Test
  void cellsMayChangePlaces() {
    FittedImageStatistics fitted = readOrFit(SETTINGS).orElseThrow();
    Features image = image(0);
    float[] turned = image.map("s5").toTensor().values().clone();
    for (int from = 0; from < turned.length; from += 24) {
      for (int i = 0; i < 12; i++) {
        float first = turned[from + i];
        turned[from + i] = turned[from + 23 - i];
        turned[from + 23 - i] = first;
      }
    }
    Features other =
        new Features(
            Map.of("s5", FloatTensor.copyOf(Tensor.of(turned, 1, 3, 4, 6)), "s6", image.map("s6")));

    assertThat(fitted.anomalyMap(other).values()[0])
        .isEqualTo(fitted.anomalyMap(image).values()[0], within(1e-5f));
  }

  @Test
  void cellsThatNoImageScoresDoNotCount() {
    BitSet left = new BitSet();
    for (int y = 0; y < 4; y++) {
      left.set(y * 6, y * 6 + 3);
    }
    ChannelStatistics statistics =
        new ChannelStatistics(List.of(SPECS.get(0)), List.of(Optional.of(new Mask(6, 4, left))));
    float[] values = new float[72];
    for (int i = 0; i < values.length; i++) {
      int column = i % 6;
      values[i] = column < 3 ? 1 + i / 24 + column % 2 : 1000;
    }
    Features features =
        new Features(Map.of("s5", FloatTensor.copyOf(Tensor.of(values, 1, 3, 4, 6))));

    // Columns 0 and 2 hold c, column 1 c + 1: mean c + 1/3, deviation sqrt(2) / 3.
    double third = 1 / 3.0;
    double deviation = Math.sqrt(2) / 3;
    double[] expected = {1 + third, 2 + third, 3 + third, deviation, deviation, deviation};
    assertThat(statistics.of(features)).containsExactly(expected, within(1e-6));
    float[] fromGraph =
        GraphRunner.run(
            List.of(SPECS.get(0)),
            features,
            (graph, inputs) -> statistics.append(graph, Map.of("s5", inputs.get(0)), "test"));
    for (int i = 0; i < expected.length; i++) {
      assertThat(fromGraph[i]).isEqualTo((float) expected[i], within(1e-5f));
    }
  }

  @Test
  void theFileIsReadInsteadOfFittingAgain() throws IOException {
    float fitted = readOrFit(SETTINGS).orElseThrow().anomalyMap(image(1)).values()[0];
    Path file = folder.resolve("statistics-composition.safetensors");
    byte[] bytes = Files.readAllBytes(file);

    assertThat(readOrFit(SETTINGS).orElseThrow().anomalyMap(image(1)).values()[0])
        .isEqualTo(fitted);
    assertThat(file).hasBinaryContent(bytes);
    assertThatThrownBy(() -> readOrFit(new ImageStatisticsSettings("composition", List.of("s6"))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(
            "statistics-composition.safetensors does not contain the image statistics");
  }

  @Test
  void aModelWithoutTheFeatureMapHasNoStatistics() {
    assertThat(readOrFit(new ImageStatisticsSettings("other", List.of("s5", "depth")))).isEmpty();
  }
}
