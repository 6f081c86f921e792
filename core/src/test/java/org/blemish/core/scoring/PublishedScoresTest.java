// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores and anomaly maps of the published method, as the reference code computes them. */
class PublishedScoresTest {
  @Test
  void meanOfTheMapIsTheScoreForColour() throws IOException {
    Map<String, Tensor> golden = golden("networks_rgb");
    assertScores(golden, new Reduction.Mean(), "eval.mean_score");
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void maximumOfTheEnlargedMapIsTheScoreForDepth(String file) throws IOException {
    Map<String, Tensor> golden = golden(file);
    assertScores(golden, new Reduction.ResizedMax(large(golden)), "eval.max_score");
    assertScores(golden, new Reduction.Max(), "eval.max_score_before_upsampling");
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void theAnomalyMapIsTheEnlargedRawMap(String file) throws IOException {
    Map<String, Tensor> golden = golden(file);
    float[] expected = get(golden, "eval.map_upsampled").values();
    Scoring scoring = published(new Reduction.Mean());
    int area = large(golden).area();
    for (int i = 0; i < get(golden, "eval.map").size(0); i++) {
      assertThat(scoring.map(raw(golden, i)).values())
          .containsExactly(Arrays.copyOfRange(expected, i * area, (i + 1) * area), within(1e-5f));
    }
  }

  private static void assertScores(Map<String, Tensor> golden, Reduction reduction, String name) {
    float[] expected = get(golden, name).values();
    assertThat(expected).isNotEmpty();
    for (int i = 0; i < expected.length; i++) {
      double tolerance = 1e-5 * Math.abs(expected[i]);
      assertThat(published(reduction).score(raw(golden, i)))
          .isCloseTo(expected[i], within(tolerance));
    }
  }

  private static Scoring published(Reduction reduction) {
    return Scoring.fit(ScoringSettings.published("distance", reduction), List.of());
  }

  private static RawMaps raw(Map<String, Tensor> golden, int i) {
    Tensor maps = get(golden, "eval.map"); // [N, h, w]
    int area = maps.size(1) * maps.size(2);
    float[] map = Arrays.copyOfRange(maps.values(), i * area, (i + 1) * area);
    Size large = large(golden);
    return RawMaps.of(
        Map.of("distance", new FloatMap(maps.size(2), maps.size(1), map)),
        Geometry.stretched(large, large));
  }

  private static Size large(Map<String, Tensor> golden) {
    Tensor large = get(golden, "eval.map_upsampled"); // [N, H, W]
    return new Size(large.size(2), large.size(1));
  }

  private static Tensor get(Map<String, Tensor> golden, String name) {
    return Objects.requireNonNull(golden.get(name), name);
  }

  private static Map<String, Tensor> golden(String name) throws IOException {
    String path = "/golden/" + name + ".safetensors";
    try (InputStream in =
        Objects.requireNonNull(PublishedScoresTest.class.getResourceAsStream(path), path)) {
      return Safetensors.read(in.readAllBytes(), path);
    }
  }
}
