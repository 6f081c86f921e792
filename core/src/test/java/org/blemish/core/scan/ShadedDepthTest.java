// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class ShadedDepthTest {
  /** A flat plate with a round bump towards the sensor in the middle and a hole at the right. */
  private static Scan bump() {
    FloatMap z = FloatMap.zeros(new Size(41, 31));
    for (int y = 0; y < 31; y++) {
      for (int x = 0; x < 41; x++) {
        double r = Math.hypot(x - 20, y - 15);
        z.values()[y * 41 + x] = x > 37 ? 0 : (float) (0.5 - Math.max(0, 0.01 - 0.001 * r));
      }
    }
    return Scan.ofDepth(z);
  }

  private final Image image = ShadedDepth.render(bump());

  @Test
  void hasTheSizeOfTheScanAndIsGrey() {
    assertThat(image.size()).isEqualTo(new Size(41, 31));
    byte[] rgb = image.toRgb();
    for (int i = 0; i < rgb.length; i += 3) {
      assertThat(rgb[i]).isEqualTo(rgb[i + 1]).isEqualTo(rgb[i + 2]);
    }
  }

  @Test
  void flanksTowardsTheLightAreBrighterThanThoseBehind() {
    assertThat(grey(16, 11)).isGreaterThan(grey(24, 19) + 60);
  }

  @Test
  void nearIsBrighterThanFar() {
    assertThat(grey(20, 15)).isGreaterThan(grey(2, 28) + 40);
  }

  @Test
  void pixelsWithoutAReadingAreDark() {
    assertThat(grey(40, 3)).isZero();
    assertThat(grey(36, 3)).isGreaterThan(30);
  }

  @Test
  void theSameScanGivesTheSamePixels() {
    assertThat(ShadedDepth.render(bump()).toRgb()).isEqualTo(image.toRgb());
  }

  @Test
  void aScanWithoutReadingsIsBlack() {
    Image black = ShadedDepth.render(Scan.ofDepth(FloatMap.zeros(new Size(3, 2))));
    assertThat(black.toRgb()).isEqualTo(new byte[18]);
  }

  @Test
  void pixelsOutsideThePartAreDarkBlue() {
    Mask part = Mask.empty(new Size(41, 31));
    part.bits().set(5 * 41 + 20);
    byte[] rgb = ShadedDepth.render(bump(), part).toRgb();
    assertThat(rgb[3 * (5 * 41 + 20)]).isEqualTo(image.toRgb()[3 * (5 * 41 + 20)]);
    int off = 3 * (5 * 41 + 4);
    assertThat(Byte.toUnsignedInt(rgb[off])).isLessThan(60);
    assertThat(Byte.toUnsignedInt(rgb[off + 2])).isGreaterThan(Byte.toUnsignedInt(rgb[off]) + 30);
  }

  private int grey(int x, int y) {
    byte[] rgb = new byte[3];
    image.row(y, x, 1, rgb, 0);
    return Byte.toUnsignedInt(rgb[0]);
  }
}
