// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.training.GraphRunner;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBankGraphTest {
  private static final int CHANNELS = 5;
  private static final int HEIGHT = 9;
  private static final int WIDTH = 11;

  @TempDir Path folder;

  private FeatureStore good(int views) {
    SplittableRandom random = new SplittableRandom(2);
    return FeatureStoreFixtures.filled(
        folder,
        "s",
        CHANNELS,
        HEIGHT,
        WIDTH,
        views,
        (view, values) -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (3 * random.nextGaussian() + 1);
          }
        });
  }

  private static Features unseen() {
    SplittableRandom random = new SplittableRandom(99);
    float[] values = new float[CHANNELS * HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (4 * random.nextGaussian());
    }
    return new Features(
        Map.of("s", FloatTensor.copyOf(Tensor.of(values, 1, CHANNELS, HEIGHT, WIDTH))));
  }

  private MemoryBank memoryBank(int views, int components, int smoothing, int patches) {
    return MemoryBank.fit(
        new MemoryBankSettings("near", "s", components, smoothing, patches, 100_000, 3),
        good(views).source("s"),
        0,
        Progress.NONE);
  }

  private static float[] graph(MemoryBank memory, Features features) {
    return GraphRunner.run(
        List.of(new FeatureSpec("s", CHANNELS, HEIGHT, WIDTH)),
        features,
        (graph, inputs) -> MemoryBankGraph.append(graph, memory, inputs.get(0)));
  }

  @ParameterizedTest
  @CsvSource({"0,1,30", "0,3,30", "3,1,30", "3,3,30", "3,1,256"})
  void fewPatchesAreSearchedInFloats(int components, int smoothing, int patches) {
    MemoryBank memory = memoryBank(52, components, smoothing, patches);
    Features features = unseen();

    float[] expected =
        memory
            .anomalyMap(
                features.map("s").toTensor().values(),
                new FeatureSpec("s", CHANNELS, HEIGHT, WIDTH))
            .values();

    assertThat(memory.coreset().count()).isEqualTo(patches);
    assertThat(expected).doesNotContain(0);
    assertThat(graph(memory, features)).containsExactly(expected, within(1e-4f));
  }

  @Test
  void aViewInTheMemoryBankHasZeroDistance() {
    MemoryBank memory = memoryBank(1, 0, 3, 10_000);
    Features own = good(1).features(0);

    for (float distance : graph(memory, own)) {
      assertThat(distance).isEqualTo(0, within(1e-5f));
    }
  }

  @Test
  void patchesAtTheBorderAreMeansOfTheCellsInsideTheGrid() {
    FeatureStore ones =
        FeatureStoreFixtures.filled(
            folder, "s", CHANNELS, HEIGHT, WIDTH, 1, (view, values) -> Arrays.fill(values, 2));
    MemoryBank memory =
        MemoryBank.fit(
            new MemoryBankSettings("near", "s", 0, 3, 1000, 1000, 3),
            ones.source("s"),
            0,
            Progress.NONE);

    // With zeros from outside the grid the corner would be 2 * 4 / 9.
    for (float[] row : memory.coreset().values()) {
      assertThat(row).containsOnly(2);
    }
    assertThat(graph(memory, ones.features(0))).containsOnly(0);
  }

  @Test
  void distancesAreThoseToTheNearestPatchByDefinition() {
    MemoryBank memory = memoryBank(3, 0, 1, 50);
    float[] values = unseen().map("s").toTensor().values();
    float[] found = graph(memory, unseen());

    int cells = HEIGHT * WIDTH;
    for (int cell = 0; cell < cells; cell++) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < memory.coreset().count(); i++) {
        double squared = 0;
        for (int c = 0; c < CHANNELS; c++) {
          double d = values[c * cells + cell] - memory.coreset().values()[c][i];
          squared += d * d;
        }
        least = Math.min(least, squared);
      }
      // ROUNDING subtracts 4e-6 of a squared norm of up to 400, half of it after the root.
      assertThat((double) found[cell]).isCloseTo(Math.sqrt(least), within(8e-4 / Math.sqrt(least)));
    }
  }
}
