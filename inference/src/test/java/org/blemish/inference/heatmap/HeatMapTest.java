// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final Image BASE =
      Image.rgb(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 10, 10, 10, 10, 10, 10}, 2, 2);
  private static final FloatMap MAP = new FloatMap(2, 2, new float[] {-5, 0.5f, 9, Float.NaN});

  private static final DisplayScale SCALE = new DisplayScale(0, 1);

  @Test
  void normalValuesLeaveThePixelAndHighOnesTakeTheMapsColour() {
    byte[] rgb = HeatMap.render(BASE, MAP, SCALE).toRgb();

    assertThat(colour(rgb, 0)).as("below the scale").isEqualTo(0xff0000);
    assertThat(colour(rgb, 1)).as("in the middle of the scale").isEqualTo(0x00ff00);
    int highest = ColourMap.HEAT.rgb(255);
    // 85 % of the colour, 15 % of the pixel
    assertThat(rgb[6] & 0xff).isEqualTo(Math.round(0.85f * (highest >> 16) + 1.5f));
    assertThat(rgb[7] & 0xff).isEqualTo(Math.round(0.85f * (highest >> 8 & 0xff) + 1.5f));
    assertThat(colour(rgb, 3)).as("not a number").isEqualTo(colour(rgb, 2));
  }

  @Test
  void leavesTheGivenImageUnchanged() {
    byte[] before = BASE.toRgb();
    HeatMap.render(BASE, MAP, SCALE);
    assertThat(BASE.toRgb()).isEqualTo(before);
  }

  @Test
  void refusesAMapOfAnotherSize() {
    assertThatThrownBy(() -> HeatMap.render(BASE, new FloatMap(1, 1, new float[1]), SCALE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("1x1")
        .hasMessageContaining("2x2");
  }

  private static int colour(byte[] rgb, int pixel) {
    return (rgb[3 * pixel] & 0xff) << 16
        | (rgb[3 * pixel + 1] & 0xff) << 8
        | (rgb[3 * pixel + 2] & 0xff);
  }
}
