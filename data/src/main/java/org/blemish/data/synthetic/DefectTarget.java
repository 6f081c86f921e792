// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;

/**
 * What a defect is painted on.
 *
 * @param canvas the good part
 * @param donor where patches come from: the same part or another, of as many channels
 * @param foreground pixels that show the product
 * @param centres indices of some of the product's pixels, evenly taken, to place defects around
 * @param background one value per channel where there is an empty background
 */
record DefectTarget(
    ValueGrid canvas,
    ValueGrid donor,
    Mask foreground,
    int[] centres,
    Optional<float[]> background) {
  private static final int MAX_CENTRES = 4096;

  static DefectTarget of(
      ValueGrid canvas, ValueGrid donor, Mask product, Optional<float[]> background) {
    int[] all = product.bits().stream().toArray();
    int every = Math.max(1, all.length / MAX_CENTRES);
    int[] places = new int[all.length / every];
    for (int i = 0; i < places.length; i++) {
      places[i] = all[i * every];
    }
    return new DefectTarget(canvas, donor, product, places, background);
  }

  /** A window around some pixel of the product; empty where it would leave the picture. */
  Optional<Rectangle> window(int width, int height, SplittableRandom random) {
    if (centres.length == 0) {
      return Optional.empty();
    }
    int place = centres[random.nextInt(centres.length)];
    int x = place % canvas.width() - width / 2;
    int y = place / canvas.width() - height / 2;
    boolean inside =
        x >= 0 && y >= 0 && x + width <= canvas.width() && y + height <= canvas.height();
    return inside ? Optional.of(new Rectangle(x, y, width, height)) : Optional.empty();
  }

  /** A window whose longer side is given, up to twice as long as wide, lying or standing. */
  Optional<Rectangle> window(int extent, SplittableRandom random) {
    int other = Math.max(1, (int) Math.round(extent * random.nextDouble(0.5, 1)));
    return random.nextBoolean() ? window(extent, other, random) : window(other, extent, random);
  }
}
