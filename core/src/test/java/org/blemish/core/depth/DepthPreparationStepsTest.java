// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

/** Every step alone, on the reference's input to that step. */
class DepthPreparationStepsTest {
  private final DepthGolden golden = DepthGolden.load();
  private final DepthSettings settings = golden.depthSettings();

  @Test
  void gapsAreFilledToTheLastBit() {
    FloatMap filled = GapFilling.fill(golden.scan().z(), settings.gapFillingPasses());
    assertThat(filled.values()).containsExactly(golden.map("filled").values());
    assertThat(filled.values()).isNotEqualTo(golden.scan().z().values());
  }

  @Test
  void foregroundIsAwayFromThePlaneThroughTheCorners() {
    FloatMap filled = golden.map("filled");
    Mask part =
        Foreground.awayFromBackground(
            filled, CornerSurface.fit(filled, "golden"), settings.threshold());
    assertThat(part).isEqualTo(golden.mask("foreground"));
  }

  @Test
  void reliefIsResizedWithoutAntialias() {
    FloatMap relief = ReliefMap.of(golden.map("filled"), golden.mask("foreground"));
    FloatMap resized = DepthResize.resize(relief, settings.depthSize());
    assertThat(resized.values())
        .containsExactly(golden.map("depth_resized").values(), within(2e-5f));
  }

  @Test
  void anyTouchedPixelIsForeground() {
    FloatMap part = Foreground.asMap(golden.mask("foreground"));
    Mask resized = Foreground.positive(DepthResize.resize(part, settings.depthSize()));
    assertThat(resized).isEqualTo(golden.mask("foreground_resized"));
  }

  @Test
  void foregroundGrowsByASquareWhoseAnchorIsOffCentre() {
    Mask grown = SquareDilation.dilate(golden.mask("foreground_resized"), settings.dilation());
    assertThat(grown).isEqualTo(golden.mask("foreground_dilated"));
  }

  @Test
  void softMaskIsNotRounded() {
    FloatMap soft = DepthResize.resize(golden.map("foreground_dilated"), settings.grid());
    assertThat(soft.values()).containsExactly(golden.map("foreground_map").values());
  }

  @Test
  void pixelsMoveIntoChannels() {
    assertThat(SpaceToDepth.of(golden.map("depth_resized"), settings.downscale()))
        .satisfies(
            t -> {
              assertThat(t.shape()).containsExactly(golden.tensor("unshuffled").shape());
              assertThat(t.values()).containsExactly(golden.tensor("unshuffled").values());
            });
  }

  @Test
  void allStepsTogetherGiveTheReference() {
    PreparedDepth prepared = new DepthPreparation(settings).prepare(golden.scan(), "golden");
    assertThat(prepared.depth().shape()).containsExactly(golden.tensor("unshuffled").shape());
    assertThat(prepared.depth().values())
        .containsExactly(golden.tensor("unshuffled").values(), within(2e-5f));
    assertThat(prepared.mask().values()).containsExactly(golden.map("foreground_map").values());
    assertThat(prepared.foreground()).isEqualTo(golden.mask("foreground_dilated"));
    assertThat(prepared.relief().values())
        .containsExactly(golden.map("depth_resized").values(), within(2e-5f));
  }
}
