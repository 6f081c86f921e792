// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.depth.BackgroundRule;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.junit.jupiter.api.Test;

class HeatMapImageTest {
  private static final DisplayScale SCALE = new DisplayScale(0, 1);
  private static final Size SIZE = new Size(8, 6);
  private static final FloatMap MAP = new FloatMap(8, 6, values());

  private static float[] values() {
    float[] values = new float[48];
    values[10] = 1;
    return values;
  }

  private static Inspection inspection(Optional<FloatMap> map) {
    return new Inspection(
        Inspection.SCHEMA,
        "part 7",
        "0".repeat(64),
        SIZE,
        0,
        Optional.empty(),
        Optional.empty(),
        Verdict.NONE,
        Optional.empty(),
        List.of(),
        map,
        Map.of());
  }

  private static Image black() {
    return Image.rgb(new byte[3 * 48], 8, 6);
  }

  @Test
  void theColoursOfTheMapCoverTheImage() {
    byte[] rgb = HeatMapImage.render(black(), inspection(Optional.of(MAP)), SCALE).toRgb();

    // 60 % of the map's colour over black
    int highest = ColourMap.HEAT.rgb(255);
    assertThat(rgb[30] & 0xff).isEqualTo(Math.round(0.6f * (highest >> 16)));
    assertThat(rgb[31] & 0xff).isEqualTo(Math.round(0.6f * (highest >> 8 & 0xff)));
    assertThat(rgb[0] & 0xff).isEqualTo(Math.round(0.6f * (ColourMap.HEAT.rgb(0) >> 16)));
  }

  @Test
  void anInputWithAScanIsARowOfFourImages() {
    float[] depth = new float[48];
    Arrays.fill(depth, 0.5f);
    Input input = Input.of(black(), Scan.ofDepth(new FloatMap(8, 6, depth)));
    DepthPreparation preparation =
        new DepthPreparation(DepthSettings.paper().withBackground(BackgroundRule.NONE));
    Inspection inspection = inspection(Optional.of(MAP));

    Image row = HeatMapImage.render(input, inspection, SCALE, Optional.of(preparation));

    assertThat(row.size()).isEqualTo(new Size(4 * 8 + 3 * 4, 6));
    byte[] heat = new byte[3 * 8];
    row.row(1, 36, 8, heat, 0);
    byte[] alone = new byte[3 * 8];
    HeatMapImage.render(black(), inspection, SCALE).row(1, 0, 8, alone, 0);
    assertThat(heat).isEqualTo(alone);
  }

  @Test
  void anInspectionWithoutItsMapIsRefusedAndNamed() {
    assertThatThrownBy(() -> HeatMapImage.render(black(), inspection(Optional.empty()), SCALE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("part 7: the inspection has no map");
  }
}
