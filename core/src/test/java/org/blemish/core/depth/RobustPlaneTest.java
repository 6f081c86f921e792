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
  void findsTheSupportIfAThirdOfTheBorderIsPartOrHoles() {
    Scan scan = DomeScans.dome(120, 90, 0.2, 7);
    DomeScans.put(scan, 0, 0, 40, 90, 0.4f); // covers two corners
    RobustPlane plane = RobustPlane.fit(scan.z(), 0.007, 0, "scan");
    for (int x : new int[] {0, 60, 119}) {
      double truth = 0.5 + 0.02 * ((x + 0.5) / 120 - 0.5);
      assertThat(plane.at(x, 0)).isCloseTo(truth, within(0.0005));
      assertThat(plane.at(x, 89)).isCloseTo(truth, within(0.0005));
    }
  }

  @Test
  void theSameScanAndSeedGiveTheSamePlane() {
    FloatMap z = DomeScans.dome(120, 90, 0.2, 7).z();
    assertThat(RobustPlane.fit(z, 0.007, 5, "scan"))
        .isEqualTo(RobustPlane.fit(z, 0.007, 5, "scan"));
  }

  @Test
  void noiseHasNoPlane() {
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
  void aBorderWithoutReadingsHasNoPlane() {
    FloatMap z = new FloatMap(80, 60, new float[80 * 60]);
    z.values()[30 * 80 + 40] = 0.5f;
    assertThatThrownBy(() -> RobustPlane.fit(z, 0.007, 0, "empty.tiff"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("empty.tiff")
        .hasMessageContaining("depth.background to none");
  }
}
