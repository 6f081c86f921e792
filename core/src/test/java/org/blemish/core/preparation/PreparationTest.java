// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static Image gradient(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) (i % width);
      rgb[3 * i + 1] = (byte) (i / width);
      rgb[3 * i + 2] = 77;
    }
    return Image.rgb(rgb, width, height);
  }

  @Test
  void anImageOfTheNetworksSizeIsNotResized() {
    Image image = gradient(64, 32);
    PreparedImage prepared = Preparation.stretched(new Size(64, 32)).prepare(image);
    assertThat(prepared.image().toRgb()).isEqualTo(image.toRgb());
    assertThat(prepared.gain()).isEqualTo(1);
  }

  @Test
  void paddingKeepsTheAspectRatioAndRepeatsTheEdge() {
    Preparation preparation =
        new Preparation(
            new Size(64, 64), ResizeMode.PAD, Optional.empty(), Optional.empty(), Optional.empty());
    Geometry geometry = preparation.geometry(new Size(128, 64));
    assertThat(geometry.content()).isEqualTo(new Rectangle(0, 16, 64, 32));
    Image prepared = preparation.prepare(gradient(128, 64)).image();
    byte[] rgb = prepared.toRgb();
    assertThat(rgb[3 * 30]).isEqualTo(rgb[3 * (16 * 64 + 30)]);
    assertThat(rgb[3 * (63 * 64 + 5) + 1]).isEqualTo(rgb[3 * (47 * 64 + 5) + 1]);
  }

  @Test
  void aRegionOutsideTheImageIsNamed() {
    Preparation preparation =
        new Preparation(
            new Size(64, 64),
            ResizeMode.STRETCH,
            Optional.of(new Rectangle(100, 0, 64, 64)),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> preparation.geometry(new Size(128, 64)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("x=100")
        .hasMessageContaining("128x64");
  }

  @Test
  void aBrighterExposureIsAGain() {
    Image image = Image.rgb(bytes(3 * 64, (byte) 100), 8, 8);
    Exposure brighter =
        Exposure.median(
            List.of(
                Exposure.levels(
                    Image.rgb(bytes(192, (byte) 120), 8, 8), new Rectangle(0, 0, 8, 8))));
    Preparation preparation = Preparation.stretched(new Size(8, 8)).withExposure(brighter);
    PreparedImage prepared = preparation.prepare(image);
    assertThat(prepared.gain()).isCloseTo(1.2, within(0.001));
    Image dark = Image.rgb(bytes(3 * 64, (byte) 60), 8, 8);
    PreparedImage replaced = preparation.prepareReplacement(prepared, dark, image.size());
    assertThat(replaced.gain()).isCloseTo(2, within(0.001));
    assertThat(replaced.image()).isEqualTo(dark);
  }

  private static byte[] bytes(int count, byte value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, value);
    return bytes;
  }

  @Test
  void tilesCoverTheImageAndOverlap() {
    List<Rectangle> tiles = new Tiling(new Size(64, 64), 32).over(new Size(160, 96));
    assertThat(tiles)
        .containsExactly(
            new Rectangle(0, 0, 64, 64),
            new Rectangle(32, 0, 64, 64),
            new Rectangle(64, 0, 64, 64),
            new Rectangle(96, 0, 64, 64),
            new Rectangle(0, 32, 64, 64),
            new Rectangle(32, 32, 64, 64),
            new Rectangle(64, 32, 64, 64),
            new Rectangle(96, 32, 64, 64));
    assertThat(new Tiling(new Size(64, 64), 0).over(new Size(96, 64)))
        .containsExactly(new Rectangle(0, 0, 64, 64), new Rectangle(32, 0, 64, 64));
  }

  @Test
  void sizesThatTheGridsDoNotDivideAreRefused() {
    assertThatThrownBy(() -> new Tiling(new Size(60, 64), 0))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("multiples of 32");
  }
}
