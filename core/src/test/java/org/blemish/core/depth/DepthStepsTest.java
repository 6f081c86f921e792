// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

/** Every step alone, on the reference's input to that step. */
class DepthStepsTest {
  private final DepthGolden golden = DepthGolden.load();
  private final DepthSettings settings = golden.depthSettings();

  @Test
  void gaps_are_filled_to_the_last_bit() {
    FloatMap filled = GapFilling.fill(golden.scan().z(), settings.fills());
    assertThat(filled.values()).containsExactly(golden.map("filled").values());
    assertThat(filled.values()).isNotEqualTo(golden.scan().z().values());
  }

  @Test
  void foreground_lies_off_the_plane_through_the_corners() {
    FloatMap filled = golden.map("filled");
    Mask part = Foreground.above(filled, CornerPlane.fit(filled, "golden"), settings.threshold());
    assertThat(part).isEqualTo(golden.mask("foreground"));
  }

  @Test
  void relief_is_resized_without_antialias() {
    FloatMap relief = Relief.of(golden.map("filled"), golden.mask("foreground"));
    FloatMap resized = DepthResize.resize(relief, settings.depthSize());
    assertThat(resized.values())
        .containsExactly(golden.map("depth_resized").values(), within(2e-5f));
  }

  @Test
  void any_touched_pixel_is_foreground() {
    FloatMap part = Foreground.asMap(golden.mask("foreground"));
    Mask resized = Foreground.touched(DepthResize.resize(part, settings.depthSize()));
    assertThat(resized).isEqualTo(golden.mask("foreground_resized"));
  }

  @Test
  void foreground_grows_by_a_square_whose_anchor_is_off_centre() {
    Mask grown = SquareDilation.dilate(golden.mask("foreground_resized"), settings.dilation());
    assertThat(grown).isEqualTo(golden.mask("foreground_dilated"));
  }

  @Test
  void soft_mask_is_not_rounded() {
    FloatMap soft = DepthResize.resize(golden.map("foreground_dilated"), settings.grid());
    assertThat(soft.values()).containsExactly(golden.map("foreground_map").values());
  }

  @Test
  void pixels_move_into_channels() {
    assertThat(SpaceToDepth.of(golden.map("depth_resized"), settings.downscale()))
        .satisfies(
            t -> {
              assertThat(t.shape()).containsExactly(golden.tensor("unshuffled").shape());
              assertThat(t.values()).containsExactly(golden.tensor("unshuffled").values());
            });
  }

  @Test
  void all_steps_together_give_the_reference() {
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
