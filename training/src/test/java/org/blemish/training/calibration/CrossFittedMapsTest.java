// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
  void mapsOfNetworksThatHaveSeenASampleAreRaisedToThoseOfUnseenOnes() {
    List<RawMaps> maps = new ArrayList<>(List.of(raw(3, 1), raw(2, 1), raw(1, 1), raw(1.5f, 1)));
    List<RawMaps> corrected = CrossFittedMaps.corrected(maps, Set.of(0, 1), Set.of("distance"));

    // Unseen samples have 2.5 on average, seen ones 1.25: a factor of 2.
    assertThat(corrected.get(0).get("distance").values()).containsOnly(3f);
    assertThat(corrected.get(2).get("distance").values()).containsOnly(2f);
    assertThat(corrected.get(3).get("distance").values()).containsOnly(3f);
    assertThat(corrected).allSatisfy(c -> assertThat(c.get("bank").values()).containsOnly(1f));
  }

  @Test
  void mapsAreNeverLowered() {
    List<RawMaps> maps = List.of(raw(1, 1), raw(2, 1));
    List<RawMaps> corrected = CrossFittedMaps.corrected(maps, Set.of(0), Set.of("distance"));

    assertThat(corrected.get(1).get("distance").values()).containsOnly(2f);
  }
}
