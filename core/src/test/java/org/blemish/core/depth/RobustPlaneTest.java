// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.Scan;
import org.junit.jupiter.api.Test;

class RobustPlaneTest {
  @Test
  void finds_the_support_where_a_third_of_the_border_is_part_and_holes() {
    Scan scan = DepthScenes.dome(120, 90, 0.2, 7);
    DepthScenes.put(scan, 0, 0, 40, 90, 0.4f); // covers two corners
    RobustPlane plane = RobustPlane.fit(scan.z(), 0.007, 0, "scan");
    for (int x : new int[] {0, 60, 119}) {
      double truth = 0.5 + 0.02 * ((x + 0.5) / 120 - 0.5);
      assertThat(plane.at(x, 0)).isCloseTo(truth, within(0.0005));
      assertThat(plane.at(x, 89)).isCloseTo(truth, within(0.0005));
    }
  }

  @Test
  void the_same_scan_and_seed_give_the_same_plane() {
    FloatMap z = DepthScenes.dome(120, 90, 0.2, 7).z();
    assertThat(RobustPlane.fit(z, 0.007, 5, "scan"))
        .isEqualTo(RobustPlane.fit(z, 0.007, 5, "scan"));
  }

  @Test
  void noise_has_no_plane() {
    Random random = new Random(1);
    FloatMap z = new FloatMap(80, 60, new float[80 * 60]);
    for (int i = 0; i < z.values().length; i++) {
      z.values()[i] = 0.5f + 0.1f * random.nextFloat();
    }
    assertThatThrownBy(() -> RobustPlane.fit(z, 0.007, 0, "noise.tiff"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("noise.tiff")
        .hasMessageContaining("no plane")
        .hasMessageContaining("depth.threshold");
  }

  @Test
  void a_border_without_readings_has_no_plane() {
    FloatMap z = new FloatMap(80, 60, new float[80 * 60]);
    z.values()[30 * 80 + 40] = 0.5f;
    assertThatThrownBy(() -> RobustPlane.fit(z, 0.007, 0, "empty.tiff"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("empty.tiff")
        .hasMessageContaining("depth.background to none");
  }
}
