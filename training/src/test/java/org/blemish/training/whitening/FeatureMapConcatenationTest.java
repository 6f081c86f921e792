// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.training.GraphRunner;
import org.junit.jupiter.api.Test;

class FeatureMapConcatenationTest {
  private static final FeatureSpec FINE = new FeatureSpec("fine", 2, 8, 12);
  private static final FeatureSpec MIDDLE = new FeatureSpec("middle", 3, 4, 6);
  private static final FeatureSpec COARSE = new FeatureSpec("coarse", 1, 2, 3);

  private static Features random(FeatureSpec... specs) {
    SplittableRandom random = new SplittableRandom(4);
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    for (FeatureSpec spec : specs) {
      float[] values = new float[spec.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      maps.put(spec.name(), FloatTensor.copyOf(Tensor.of(values, spec.shape())));
    }
    return new Features(maps);
  }

  @Test
  void theGraphComputesTheSame() {
    FeatureMapConcatenation join =
        FeatureMapConcatenation.onGridOfFirst(List.of(MIDDLE, FINE, COARSE));
    Features features = random(MIDDLE, FINE, COARSE);

    float[] graph = GraphRunner.run(join.inputs(), features, join::append);

    assertThat(join.spec()).isEqualTo(new FeatureSpec("middle+fine+coarse", 6, 4, 6));
    assertThat(graph).containsExactly(join.concatenate(features), within(1e-6f));
  }

  @Test
  void finerMapsAreAveragedAndCoarserOnesInterpolatedBetweenCellCentres() {
    FeatureSpec fine = new FeatureSpec("fine", 1, 2, 4);
    FeatureSpec coarse = new FeatureSpec("coarse", 1, 1, 1);
    Features features =
        new Features(
            Map.of(
                "fine",
                FloatTensor.copyOf(Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, fine.shape())),
                "coarse",
                FloatTensor.copyOf(Tensor.of(new float[] {9}, coarse.shape()))));
    assertThat(new FeatureMapConcatenation(List.of(fine, coarse), 1, 2).concatenate(features))
        .containsExactly(3.5f, 5.5f, 9, 9);

    FeatureSpec pair = new FeatureSpec("pair", 1, 1, 2);
    Features two =
        new Features(
            Map.of("pair", FloatTensor.copyOf(Tensor.of(new float[] {0, 8}, pair.shape()))));
    // the centres of the four cells are -0.25, 0.25, 0.75 and 1.25 in units of the two
    assertThat(new FeatureMapConcatenation(List.of(pair), 1, 4).concatenate(two))
        .containsExactly(0, 2, 6, 8);
  }

  @Test
  void gridsThatAreNoMultiplesAreRefused() {
    assertThatThrownBy(
            () ->
                FeatureMapConcatenation.onGridOfFirst(
                    List.of(MIDDLE, new FeatureSpec("odd", 1, 3, 6))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("feature map odd is 6x3, the common grid 6x4");
  }
}
