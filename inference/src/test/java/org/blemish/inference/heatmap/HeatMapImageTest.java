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
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Thresholds;
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
  void theImageKeepsItsColoursWhereTheMapIsNormal() {
    byte[] rgb = overlay(black(), inspection(Optional.of(MAP))).toRgb();

    int highest = ColourMap.HEAT.rgb(255);
    assertThat(rgb[30] & 0xff).isEqualTo(Math.round(0.7f * (highest >> 16)));
    assertThat(rgb[31] & 0xff).isEqualTo(Math.round(0.7f * (highest >> 8 & 0xff)));
    rgb[30] = 0;
    rgb[31] = 0;
    rgb[32] = 0;
    assertThat(rgb).containsOnly(0);
  }

  @Test
  void theOutlineOfThePartIsFainterThanThatOfARegion() {
    Mask part = Mask.full(SIZE);
    byte[] rgb =
        HeatMapImage.overlay(black(), inspection(Optional.of(MAP)), SCALE, Optional.of(part))
            .toRgb();
    assertThat(rgb[0] & 0xff).as("corner of the part").isBetween(80, 180);
    assertThat(rgb[3 * 19] & 0xff).as("inside of the part").isZero();
  }

  @Test
  void aDefectivePartBelowTheMapThresholdHasAnOutlineToo() {
    float[] values = new float[48];
    values[19] = 0.4f;
    values[20] = 0.3f;
    FloatMap map = new FloatMap(8, 6, values);
    Region region = new Region(new Rectangle(2, 1, 4, 3), 12, 4, 2.5, 0.4, 0.1);
    Inspection defective =
        new Inspection(
            Inspection.SCHEMA,
            "part 8",
            "0".repeat(64),
            SIZE,
            2,
            Optional.of(new Thresholds(1, 1, 0.8)),
            Optional.empty(),
            Verdict.DEFECTIVE,
            Optional.empty(),
            List.of(region),
            Optional.of(map),
            Map.of());
    assertThat(RegionMask.of(defective.regions(), map, SCALE).cells()).containsExactly(19, 20);
  }

  @Test
  void anInputWithAScanIsARowOfFourImagesAboveOneStrip() {
    float[] depth = new float[48];
    Arrays.fill(depth, 0.5f);
    Input input = Input.of(black(), Scan.ofDepth(new FloatMap(8, 6, depth)));
    DepthPreparation preparation =
        new DepthPreparation(DepthSettings.paper().withBackground(BackgroundRule.NONE));
    Inspection inspection = inspection(Optional.of(MAP));

    Image row =
        HeatMapImage.render(input, inspection, SCALE, Optional.of(preparation), Optional.empty());

    // Eight columns become 320, so that the strip is legible.
    assertThat(row.width()).isEqualTo(4 * 320 + 3 * 4);
    assertThat(row.height()).isBetween(6 * 40 + 60, 6 * 40 + 200);
    byte[] pixel = new byte[3];
    row.row(40 + 5, 3 * 324 + 2 * 40 + 5, 1, pixel, 0);
    assertThat(pixel[0] & 0xff).isEqualTo(Math.round(0.7f * (ColourMap.HEAT.rgb(255) >> 16)));
  }

  @Test
  void theStripShowsTheColourOfTheVerdict() {
    Inspection none = inspection(Optional.of(MAP));
    Image without = ResultStrip.of(none, SCALE, 400);
    Inspection good =
        new Inspection(
            Inspection.SCHEMA,
            "part 9",
            "0".repeat(64),
            SIZE,
            0.5,
            Optional.of(new Thresholds(1, 1, 0.8)),
            Optional.empty(),
            Verdict.GOOD,
            Optional.empty(),
            List.of(),
            Optional.of(MAP),
            Map.of());
    assertThat(pixels(without, 0x1c7a3e)).isZero();
    assertThat(pixels(ResultStrip.of(good, SCALE, 400), 0x1c7a3e)).isGreaterThan(200);
  }

  @Test
  void numbersHaveThreeSignificantDigits() {
    assertThat(ResultStrip.number(12.3456)).isEqualTo("12.3");
    assertThat(ResultStrip.number(0.0123456)).isEqualTo("0.0123");
    assertThat(ResultStrip.number(-2.5)).isEqualTo("-2.50");
    assertThat(ResultStrip.number(1234.5)).isEqualTo("1235");
    assertThat(ResultStrip.number(0)).isEqualTo("0.00");
    assertThat(ResultStrip.number(1.5e-7)).isEqualTo("1.50e-07");
  }

  @Test
  void aTextThatIsTooWideEndsWithDots() {
    GlyphAtlas text = GlyphAtlas.BOLD;
    assertThat(text.fitted("short", 20, 400)).isEqualTo("short");
    String fitted = text.fitted("darker than all good images of the training", 20, 200);
    assertThat(fitted).startsWith("darker").endsWith("...");
    assertThat(text.width(fitted, 20)).isLessThanOrEqualTo(200);
  }

  private static long pixels(Image image, int colour) {
    byte[] rgb = image.toRgb();
    long count = 0;
    for (int i = 0; i < rgb.length; i += 3) {
      int found = (rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | (rgb[i + 2] & 0xff);
      count += found == colour ? 1 : 0;
    }
    return count;
  }

  private static Image overlay(Image image, Inspection inspection) {
    return HeatMapImage.overlay(image, inspection, SCALE, Optional.empty());
  }

  @Test
  void anInspectionWithoutItsMapIsRefusedAndNamed() {
    assertThatThrownBy(() -> overlay(black(), inspection(Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("part 7: the inspection has no map");
  }
}
