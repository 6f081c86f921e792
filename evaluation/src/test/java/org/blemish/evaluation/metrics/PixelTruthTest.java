// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

class PixelTruthTest {
  private static final Size SIZE = new Size(4, 1);

  /** One pixel to the left; the first pixel leaves the image. */
  private static Mask shifted(Mask mask) {
    return new Mask(4, 1, mask.bits().get(1, Math.max(1, mask.bits().length())));
  }

  private static Mask mask(int from, int to) {
    BitSet bits = new BitSet();
    bits.set(from, to);
    return new Mask(4, 1, bits);
  }

  @Test
  void aRegionThatLeavesTheImageIsDroppedAndAnotherKeepsItsRemainingPixels() {
    PixelTruth truth =
        new PixelTruth.Saturated(
            SIZE,
            List.of(
                new DefectRegion("screw", mask(0, 1), 1),
                new DefectRegion("nut", mask(0, 3), 3),
                new DefectRegion("bolt", mask(1, 4), 2)));
    assertThat(truth.transformed(PixelTruthTest::shifted))
        .contains(
            new PixelTruth.Saturated(
                SIZE,
                List.of(
                    new DefectRegion("nut", mask(0, 2), 2),
                    new DefectRegion("bolt", mask(0, 3), 2))));
  }

  @Test
  void nothingRemainsWhereAllDefectsLeaveTheImage() {
    assertThat(new PixelTruth.PlainMask(mask(0, 1)).transformed(PixelTruthTest::shifted)).isEmpty();
    PixelTruth saturated =
        new PixelTruth.Saturated(SIZE, List.of(new DefectRegion("screw", mask(0, 1), 1)));
    assertThat(saturated.transformed(PixelTruthTest::shifted)).isEmpty();
  }

  @Test
  void aGoodImageStaysGood() {
    assertThat(PixelTruth.good(SIZE).transformed(PixelTruthTest::shifted))
        .contains(PixelTruth.good(SIZE));
  }
}
