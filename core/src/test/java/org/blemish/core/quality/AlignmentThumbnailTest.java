// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class AlignmentThumbnailTest {
  @Test
  void cellsAreMeansOfTheirPixels() {
    // 96x96: each cell is 2x2 pixels
    byte[] grey = new byte[96 * 96];
    grey[0] = 40;
    grey[97] = 8;
    AlignmentThumbnail thumbnail = thumbnail(Image.grey(grey, 96, 96));
    assertThat(thumbnail.cells().get(0)).isEqualTo(12f);
    assertThat(thumbnail.cells().subList(1, 48 * 48)).containsOnly(0f);
  }

  @Test
  void aShiftIsFoundToAFractionOfACell() {
    AlignmentThumbnail reference = blob(100, 90, 200);
    for (double[] shift : new double[][] {{0, 0}, {6, -3}, {1.3, 2.2}, {-14, 9.5}}) {
      // another lamp changes nothing
      AlignmentThumbnail.Alignment place = reference.find(blob(100 + shift[0], 90 + shift[1], 120));
      assertThat(place.x()).isCloseTo(shift[0] / 192, within(0.002));
      assertThat(place.y()).isCloseTo(shift[1] / 192, within(0.002));
      assertThat(place.correlation()).isGreaterThan(0.99);
    }
  }

  private static AlignmentThumbnail blob(double middleX, double middleY, double height) {
    byte[] grey = new byte[192 * 192];
    for (int i = 0; i < grey.length; i++) {
      double dx = (i % 192 - middleX) / 25;
      double dy = (Math.floorDiv(i, 192) - middleY) / 18;
      grey[i] = (byte) Math.round(20 + height * Math.exp(-dx * dx - dy * dy));
    }
    return thumbnail(Image.grey(grey, 192, 192));
  }

  private static AlignmentThumbnail thumbnail(Image image) {
    return ImageQuality.of(image).thumbnail();
  }
}
