// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.scan.Scan;
import org.junit.jupiter.api.Test;

class DepthPreparationTest {
  private static final DepthSettings PAPER = DepthSettings.paper();

  private final Scan dome = DomeScans.dome(200, 160, 0, 1);

  @Test
  void shapesFollowTheSettings() {
    PreparedDepth prepared = prepare(PAPER, dome);
    assertThat(prepared.depth().shape()).containsExactly(64, 24, 24);
    assertThat(prepared.mask().size()).isEqualTo(new Size(24, 24));
    assertThat(prepared.foreground().size()).isEqualTo(new Size(192, 192));
    assertThat(prepared.relief().size()).isEqualTo(new Size(192, 192));

    PreparedDepth wide = prepare(PAPER.withGrid(new Size(10, 6)), dome);
    assertThat(wide.depth().shape()).containsExactly(64, 6, 10);
    assertThat(wide.relief().size()).isEqualTo(new Size(80, 48));
  }

  @Test
  void thePartIsMaskedAndItsMeanIsZero() {
    PreparedDepth prepared = prepare(PAPER, dome);
    assertThat(prepared.mask().get(12, 12)).isEqualTo(1);
    assertThat(prepared.mask().get(0, 0)).isZero();
    double sum = 0;
    for (float value : prepared.relief().values()) {
      sum += value;
    }
    assertThat(sum / prepared.foreground().count()).isCloseTo(0, within(0.02));
    // The top of a 30 mm dome is nearer to the sensor than the part's mean.
    assertThat(prepared.relief().get(96, 96)).isBetween(-3f, -0.5f);
  }

  @Test
  void foregroundHasTheSizeOfTheScan() {
    Mask part = new DepthPreparation(PAPER).foreground(dome, "dome");
    assertThat(part.size()).isEqualTo(dome.z().size());
    assertThat(part.bits().get(80 * 200 + 100)).isTrue();
    assertThat(part.bits().get(10 * 200 + 10)).isFalse();
  }

  @Test
  void depthRelativeToTheBackgroundHasNoTilt() {
    DepthSettings robust = PAPER.withBackground(BackgroundRule.ROBUST);
    FloatMap tilted = prepare(robust, dome).relief();
    FloatMap level = prepare(robust.withRelativeToBackground(true), dome).relief();
    // 20 mm over the whole width are 1 cm between a quarter and three quarters of it.
    assertThat(tilted.get(144, 96) - tilted.get(48, 96)).isCloseTo(1f, within(0.2f));
    assertThat(level.get(144, 96) - level.get(48, 96)).isCloseTo(0f, within(0.2f));
  }

  @Test
  void withoutABackgroundEveryReadingIsThePart() {
    Scan scan = DomeScans.dome(200, 160, 0, 1);
    DomeScans.put(scan, 0, 0, 60, 160, 0);
    PreparedDepth prepared = prepare(PAPER.withBackground(BackgroundRule.NONE), scan);
    assertThat(prepared.mask().get(0, 12)).isZero();
    assertThat(prepared.mask().get(23, 0)).isEqualTo(1);
  }

  @Test
  void aRegionOfInterestFillsItsContentAndPaddingStaysEmpty() {
    Size size = PAPER.depthSize();
    Geometry geometry =
        new Geometry(
            dome.z().size(), new Rectangle(60, 40, 80, 80), size, new Rectangle(0, 48, 192, 96));
    PreparedDepth part =
        new DepthPreparation(PAPER.withRelativeToBackground(true)).prepare(dome, "dome", geometry);
    assertThat(part.relief().get(96, 96)).isLessThan(-0.2f);
    assertThat(part.relief().get(96, 40)).isZero();
    assertThat(part.mask().get(12, 12)).isEqualTo(1);
    assertThat(part.mask().get(12, 2)).isZero();
  }

  @Test
  void viewInImagePixelsGivesTheSameDepth() {
    Size depth = PAPER.depthSize();
    Geometry own =
        new Geometry(
            dome.z().size(), new Rectangle(60, 40, 80, 80), depth, new Rectangle(0, 48, 192, 96));
    Geometry image =
        new Geometry(
            new Size(400, 320),
            new Rectangle(120, 80, 160, 160),
            new Size(768, 768),
            new Rectangle(0, 192, 768, 384));
    DepthPreparation preparation = new DepthPreparation(PAPER);
    assertThat(preparation.prepare(dome, "dome", image).depth().values())
        .containsExactly(preparation.prepare(dome, "dome", own).depth().values());
  }

  @Test
  void scanAndImageOfDifferentShapeAreRefused() {
    Geometry image = Geometry.stretched(new Size(400, 400), new Size(768, 768));
    assertThatThrownBy(() -> new DepthPreparation(PAPER).prepare(dome, "a.tiff", image))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.tiff: the scan is 200x160, the image 400x400");
  }

  @Test
  void aTileIsCroppedFromAllMaps() {
    PreparedDepth whole = prepare(PAPER, dome);
    PreparedDepth part = whole.tile(new Rectangle(8, 4, 10, 12));
    assertThat(part.depth().shape()).containsExactly(64, 12, 10);
    assertThat(part.mask().get(3, 5)).isEqualTo(whole.mask().get(11, 9));
    assertThat(part.relief().get(20, 30)).isEqualTo(whole.relief().get(84, 62));
    assertThat(part.foreground().get(20, 30)).isEqualTo(whole.foreground().get(84, 62));
    // channel 19 is row 2, column 3 of a block
    assertThat(part.depth().values()[(19 * 12 + 5) * 10 + 3])
        .isEqualTo(whole.relief().get(8 * 11 + 3, 8 * 9 + 2));
  }

  @Test
  void aScanWithoutReadingsIsRefused() {
    Scan scan = Scan.ofDepth(FloatMap.zeros(new Size(50, 50)));
    refused(PAPER, scan, "no reading");
  }

  @Test
  void anEmptyCornerIsRefusedByThePublishedRuleAndAcceptedByTheRobustPlane() {
    DomeScans.put(dome, 195, 155, 5, 5, 0);
    DepthSettings unfilled =
        new DepthSettings(0, PAPER.background(), 0.007, false, PAPER.grid(), 8, 8, 0);
    refused(unfilled, dome, "bottom right corner");
    assertThat(prepare(PAPER.withBackground(BackgroundRule.ROBUST), dome).mask().get(12, 12))
        .isEqualTo(1);
  }

  @Test
  void aScanOfTheSupportAloneIsRefused() {
    refused(PAPER.withThreshold(0.05), dome, "no part in the scan");
  }

  @Test
  void aPartThatCoversEverythingIsRefused() {
    Scan scan = DomeScans.dome(200, 160, 0, 1);
    DomeScans.put(scan, 0, 0, 200, 160, 0.4f);
    for (int corner = 0; corner < 4; corner++) {
      DomeScans.put(scan, corner % 2 * 198, corner / 2 * 158, 2, 2, 0.5f);
    }
    refused(PAPER, scan, "covers everything");
  }

  @Test
  void aRegionWithoutAnyPartIsRefused() {
    Geometry geometry =
        new Geometry(
            dome.z().size(),
            new Rectangle(0, 0, 20, 20),
            PAPER.depthSize(),
            Rectangle.whole(PAPER.depthSize()));
    assertThatThrownBy(() -> new DepthPreparation(PAPER).prepare(dome, "a.tiff", geometry))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.tiff")
        .hasMessageContaining("region of interest");
  }

  @Test
  void aTinyScanIsRefused() {
    refused(PAPER, DomeScans.dome(3, 9, 0, 1), "3x9");
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(1);
    Scan noise = Scan.ofDepth(FloatMap.zeros(new Size(60, 60)));
    for (int i = 0; i < noise.z().values().length; i++) {
      noise.z().values()[i] = 1 + 2 * random.nextFloat();
    }
    refused(PAPER, noise, "covers everything");
    refused(PAPER.withBackground(BackgroundRule.ROBUST), noise, "no plane");
  }

  private static PreparedDepth prepare(DepthSettings settings, Scan scan) {
    return new DepthPreparation(settings).prepare(scan, "scan");
  }

  private static void refused(DepthSettings settings, Scan scan, String reason) {
    assertThatThrownBy(() -> new DepthPreparation(settings).prepare(scan, "part_7.tiff"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("part_7.tiff")
        .hasMessageContaining(reason);
  }
}
