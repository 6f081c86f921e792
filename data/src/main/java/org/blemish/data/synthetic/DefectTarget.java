// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.grid.Mask;

/**
 * The part that a defect is generated on.
 *
 * @param canvas values of the good part
 * @param donor values that patches are cut from: of the same or another part, with as many channels
 * @param foreground pixels of the part
 * @param centres indices of evenly sampled foreground pixels, the centres of defects
 * @param background background colour, one value for each channel, if there is a background
 */
record DefectTarget(
    ValueGrid canvas,
    ValueGrid donor,
    Mask foreground,
    int[] centres,
    Optional<float[]> background) {
  private static final int MAX_CENTRES = 4096;

  static DefectTarget of(
      ValueGrid canvas, ValueGrid donor, Mask foreground, Optional<float[]> background) {
    int[] all = foreground.bits().stream().toArray();
    int every = Math.max(1, all.length / MAX_CENTRES);
    int[] centres = new int[all.length / every];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = all[i * every];
    }
    return new DefectTarget(canvas, donor, foreground, centres, background);
  }

  /** A window around a random foreground pixel; empty if it is not inside the canvas. */
  Optional<Rectangle> window(int width, int height, SplittableRandom random) {
    if (centres.length == 0) {
      return Optional.empty();
    }
    int centre = centres[random.nextInt(centres.length)];
    int x = centre % canvas.width() - width / 2;
    int y = centre / canvas.width() - height / 2;
    boolean inside =
        x >= 0 && y >= 0 && x + width <= canvas.width() && y + height <= canvas.height();
    return inside ? Optional.of(new Rectangle(x, y, width, height)) : Optional.empty();
  }

  /**
   * A window of which the longer side is given, horizontal or vertical, at most twice as long as
   * wide.
   */
  Optional<Rectangle> window(int extent, SplittableRandom random) {
    int other = Math.max(1, (int) Math.round(extent * random.nextDouble(0.5, 1)));
    return random.nextBoolean() ? window(extent, other, random) : window(other, extent, random);
  }
}
