// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreparationIgnoreMaskTest {
  private static final Size INPUT = new Size(60, 44);

  static List<Preparation> preparations() {
    Exposure exposure = new Exposure(Collections.nCopies(Exposure.LEVELS, 120.0));
    Optional<Rectangle> region = Optional.of(new Rectangle(7, 5, 41, 30));
    return List.of(
        Preparation.stretched(new Size(23, 19)).withExposure(exposure),
        Preparation.stretched(new Size(130, 97)).withExposure(exposure),
        new Preparation(
            new Size(32, 32), ResizeMode.PAD, region, Optional.of(exposure), Optional.empty()));
  }

  private static Image noise(Random random, Mask changed, Image base) {
    byte[] rgb = base.toRgb();
    for (int i : changed.cells()) {
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) random.nextInt(256);
      }
    }
    return Image.rgb(rgb, INPUT.width(), INPUT.height());
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void ignoredPixelsReachNeitherNetworkNorExposure(Preparation preparation) {
    Random random = new Random(3);
    BitSet bits = new BitSet();
    for (int y = 10; y < 20; y++) {
      bits.set(y * INPUT.width() + 12, y * INPUT.width() + 25);
    }
    Mask ignore = new Mask(INPUT.width(), INPUT.height(), bits);
    Image base =
        noise(
            random,
            Mask.full(INPUT),
            Image.rgb(new byte[3 * INPUT.area()], INPUT.width(), INPUT.height()));
    PreparedImage one = preparation.prepare(base, Optional.of(ignore));
    PreparedImage other = preparation.prepare(noise(random, ignore, base), Optional.of(ignore));

    assertThat(other.gain()).isEqualTo(one.gain());
    Mask blank = one.ignoredPixels().orElseThrow();
    assertThat(other.ignoredPixels()).hasValue(blank);
    byte[] a = one.image().toRgb();
    byte[] b = other.image().toRgb();
    assertThat(a).isNotEqualTo(b);
    for (int i = 0; i < a.length; i++) {
      if (!blank.bits().get(i / 3)) {
        assertThat(b[i]).isEqualTo(a[i]);
      }
    }
    // Not more than a rim of a pixel or two is lost around it.
    Size prepared = preparation.size();
    Rectangle source = preparation.geometry(INPUT).source();
    Rectangle content = preparation.geometry(INPUT).content();
    double across = (double) content.width() / source.width();
    double down = (double) content.height() / source.height();
    double most =
        (13 * across + 2 + 2 * Math.max(1, across)) * (10 * down + 2 + 2 * Math.max(1, down));
    assertThat(blank.count()).isBetween((int) (13 * across * 10 * down), (int) Math.ceil(most));
    assertThat(blank.size()).isEqualTo(prepared);
  }
}
