// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final Image BASE =
      Image.rgb(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 10, 10, 10, 10, 10, 10}, 2, 2);
  private static final FloatMap MAP = new FloatMap(2, 2, new float[] {-5, 0.5f, 9, Float.NaN});

  @Test
  void opaqueShowsTheMapAloneOnTheFixedScale() {
    byte[] rgb = HeatMap.render(BASE, MAP, 0, 1, 1).toRgb();

    assertThat(colour(rgb, 0)).isEqualTo(ColourMap.HEAT.rgb(0));
    assertThat(colour(rgb, 1)).isEqualTo(ColourMap.HEAT.rgb(128));
    assertThat(colour(rgb, 2)).isEqualTo(ColourMap.HEAT.rgb(255));
    assertThat(colour(rgb, 3)).as("not a number").isEqualTo(ColourMap.HEAT.rgb(255));
  }

  @Test
  void transparentShowsTheGreyImageAlone() {
    byte[] rgb = HeatMap.render(BASE, MAP, 0, 1, 0).toRgb();

    assertThat(rgb).startsWith(54, 54, 54, (byte) 182, (byte) 182, (byte) 182, 10, 10, 10);
  }

  @Test
  void leavesTheGivenImageUnchanged() {
    byte[] before = BASE.toRgb();
    HeatMap.render(BASE, MAP, 0, 1, 0.5);
    assertThat(BASE.toRgb()).isEqualTo(before);
  }

  @Test
  void refusesAMapOfAnotherSize() {
    assertThatThrownBy(() -> HeatMap.render(BASE, new FloatMap(1, 1, new float[1]), 0, 1, 0.5))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("1x1")
        .hasMessageContaining("2x2");
  }

  @Test
  void refusesAScaleWithoutExtent() {
    assertThatThrownBy(() -> HeatMap.render(BASE, MAP, 1, 1, 0.5))
        .hasMessageContaining("below high");
  }

  private static int colour(byte[] rgb, int pixel) {
    return (rgb[3 * pixel] & 0xff) << 16
        | (rgb[3 * pixel + 1] & 0xff) << 8
        | (rgb[3 * pixel + 2] & 0xff);
  }
}
