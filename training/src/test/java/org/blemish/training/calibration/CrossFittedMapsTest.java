// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.RawMaps;
import org.junit.jupiter.api.Test;

class CrossFittedMapsTest {
  private static final Size SIZE = new Size(4, 4);

  private static RawMaps raw(float networks, float bank) {
    float[] distance = new float[16];
    float[] neighbour = new float[16];
    Arrays.fill(distance, networks);
    Arrays.fill(neighbour, bank);
    return RawMaps.of(
        Map.of("distance", new FloatMap(4, 4, distance), "bank", new FloatMap(4, 4, neighbour)),
        Geometry.stretched(SIZE, SIZE));
  }

  @Test
  void mapsOfOtherNetworksAreBroughtToTheScaleOfTheModels() {
    List<RawMaps> own = List.of(raw(3, 1), raw(2, 1));
    List<RawMaps> other = List.of(raw(1, 5), raw(1.5f, 5));
    Map<String, Double> factors = CrossFittedMaps.factors(Set.of("distance"), own, other);

    // 2.5 on average in place of 1.25.
    assertThat(factors).containsOnly(Map.entry("distance", 2.0));
    RawMaps scaled = CrossFittedMaps.multiplied(raw(4, 1), factors);
    assertThat(scaled.get("distance").values()).containsOnly(8f);
    assertThat(scaled.get("bank").values()).containsOnly(1f);
  }

  @Test
  void mapsWithoutValuesAndThoseThatAModelDoesNotHaveAreLeft() {
    assertThat(
            CrossFittedMaps.factors(
                Set.of("distance", "none"), List.of(raw(3, 1)), List.of(raw(0, 1))))
        .containsOnly(Map.entry("distance", 1.0));
  }
}
