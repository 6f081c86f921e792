// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final Size INPUT = new Size(90, 70);
  private static final Geometry CROPPED =
      new Geometry(
          INPUT, new Rectangle(10, 20, 60, 30), new Size(64, 64), new Rectangle(0, 16, 64, 32));

  @Test
  void positionsMapToThePreparedImageAndBack() {
    assertThat(CROPPED.preparedX(10)).isEqualTo(0);
    assertThat(CROPPED.preparedX(70)).isEqualTo(64);
    assertThat(CROPPED.preparedY(20)).isEqualTo(16);
    assertThat(CROPPED.preparedY(50)).isEqualTo(48);
    assertThat(CROPPED.inputX(CROPPED.preparedX(33.25))).isCloseTo(33.25, within(1e-12));
    assertThat(CROPPED.inputY(CROPPED.preparedY(41.75))).isCloseTo(41.75, within(1e-12));
  }

  @Test
  void keepsALinearMapAtItsInputPositions() {
    // Cubic convolution reproduces linear functions away from the borders only for a = -0.5; at
    // a = -0.75 it is off by a small part of a cell, so a slow ramp must come back to within that.
    Size grid = new Size(16, 16);
    FloatMap ramp = FloatMap.zeros(grid);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        ramp.values()[y * 16 + x] = (x + 0.5f) * 4; // prepared x of the cell's centre
      }
    }
    FloatMap map = new Projection(CROPPED).toInput(ramp, -1);
    assertThat(map.size()).isEqualTo(INPUT);
    for (int x = 16; x < 64; x++) {
      assertThat((double) map.get(x, 30)).isCloseTo(CROPPED.preparedX(x + 0.5), within(0.3));
    }
    assertThat(map.get(9, 30)).isEqualTo(-1);
    assertThat(map.get(70, 30)).isEqualTo(-1);
    assertThat(map.get(30, 19)).isEqualTo(-1);
    assertThat(map.get(30, 50)).isEqualTo(-1);
  }

  @Test
  void anIdentityGeometryIsThePlainResize() {
    FloatMap grid = new FloatMap(2, 2, new float[] {1, 2, 3, 5});
    FloatMap map =
        new Projection(Geometry.stretched(new Size(8, 6), new Size(32, 32))).toInput(grid, 0);
    assertThat(map.values())
        .containsExactly(Bicubic.resize(grid, new Size(8, 6)).values(), within(1e-6f));
  }

  @Test
  void paddingAndIgnoredPixelsAreNotValid() {
    Mask ignore = Mask.empty(INPUT);
    for (int y = 20; y < 50; y++) {
      ignore.bits().set(y * 90 + 10, y * 90 + 40); // the left half of the source
    }
    FloatMap judged = new Projection(CROPPED).validShare(ignore, new Size(4, 4));
    assertThat(judged.values()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0);
  }
}
