// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.FloatMap;
import org.junit.jupiter.api.Test;

class RegionsTest {
  private static final FloatMap MAP =
      map("9 0 0 0 0 0 0", "0 0 5 6 0 0 0", "0 0 0 5 0 0 4", "0 0 0 0 3 0 4", "0 8 0 0 0 0 0");

  @Test
  void connectedPixelsAboveTheThresholdMakeARegion() {
    List<Region> regions = find(4.5, 4.5, new RegionSettings(1, 1, 0));
    assertThat(regions)
        .containsExactly(
            new Region(new Rectangle(0, 0, 1, 1), 1, 0.5, 0.5, 9, 9),
            new Region(new Rectangle(1, 4, 1, 1), 1, 1.5, 4.5, 8, 8),
            new Region(
                new Rectangle(2, 1, 2, 2),
                3,
                (2.5 + 3.5 + 3.5) / 3,
                (1.5 + 1.5 + 2.5) / 3,
                6,
                16 / 3.0));
  }

  @Test
  void aRegionGrowsOverTheCornerIntoLowerPixelsButDoesNotStartThere() {
    List<Region> regions = find(4.5, 2, new RegionSettings(2, 0.5, 0));
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).area()).isEqualTo(4);
    assertThat(regions.get(0).bounds()).isEqualTo(new Rectangle(2, 1, 3, 3));
  }

  @Test
  void excludesSmallRegions() {
    assertThat(find(4.5, 4.5, new RegionSettings(2, 1, 0))).hasSize(1);
    assertThat(find(4.5, 4.5, new RegionSettings(4, 1, 0))).isEmpty();
  }

  @Test
  void theBorderNeverBelongsToARegion() {
    List<Region> regions = find(2, 2, new RegionSettings(1, 1, 1));
    assertThat(regions).extracting(Region::bounds).containsExactly(new Rectangle(2, 1, 3, 3));
    assertThat(find(2, 2, new RegionSettings(1, 1, 3))).isEmpty();
  }

  @Test
  void aPixelAtTheThresholdIsNotAboveIt() {
    assertThat(find(9, 9, RegionSettings.DEFAULT)).isEmpty();
  }

  private static List<Region> find(double seed, double growth, RegionSettings settings) {
    return RegionPixels.regions(
        Regions.find(MAP, Regions.inside(MAP.size(), settings.border()), seed, growth, settings));
  }

  private static FloatMap map(String... rows) {
    int width = rows[0].split(" ").length;
    float[] values = new float[width * rows.length];
    for (int y = 0; y < rows.length; y++) {
      String[] row = rows[y].split(" ");
      for (int x = 0; x < width; x++) {
        values[y * width + x] = Float.parseFloat(row[x]);
      }
    }
    return new FloatMap(width, rows.length, values);
  }
}
