// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.disturbance;

import java.util.BitSet;
import java.util.Locale;
import java.util.SplittableRandom;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * A part that is turned a little about the picture's middle, which way is drawn by the seed;
 * between pixels by bilinear interpolation, masks by the nearest pixel. What comes in at the border
 * is the picture, mirrored there.
 *
 * @param degrees above 0
 */
public record Rotation(double degrees) implements Disturbance {
  public Rotation {
    if (!(degrees > 0)) {
      throw new IllegalArgumentException("degrees is " + degrees + ", must be above 0");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "rotation %.0f deg", degrees);
  }

  @Override
  public boolean moves() {
    return true;
  }

  /** From a pixel of the turned picture to where it was: x of it and y of it. */
  private record Turn(double cos, double sin, double middleX, double middleY) {
    double x(int x, int y) {
      return cos * (x - middleX) + sin * (y - middleY) + middleX;
    }

    double y(int x, int y) {
      return cos * (y - middleY) - sin * (x - middleX) + middleY;
    }
  }

  private Turn turn(int width, int height, long seed) {
    boolean right = new SplittableRandom(seed).nextBoolean();
    double angle = StrictMath.toRadians(right ? degrees : -degrees);
    return new Turn(
        StrictMath.cos(angle), StrictMath.sin(angle), (width - 1) / 2.0, (height - 1) / 2.0);
  }

  @Override
  public Image apply(Image image, long seed) {
    Pixels given = Pixels.of(image);
    Turn turn = turn(given.width(), given.height(), seed);
    byte[] samples = new byte[given.samples().length];
    int o = 0;
    for (int y = 0; y < given.height(); y++) {
      for (int x = 0; x < given.width(); x++) {
        double sourceX = turn.x(x, y);
        double sourceY = turn.y(x, y);
        int left = (int) Math.floor(sourceX);
        int top = (int) Math.floor(sourceY);
        double right = sourceX - left;
        double down = sourceY - top;
        int x0 = Pixels.mirrored(left, given.width());
        int x1 = Pixels.mirrored(left + 1, given.width());
        int y0 = Pixels.mirrored(top, given.height());
        int y1 = Pixels.mirrored(top + 1, given.height());
        for (int c = 0; c < given.channels(); c++) {
          double above = given.get(x0, y0, c) * (1 - right) + given.get(x1, y0, c) * right;
          double below = given.get(x0, y1, c) * (1 - right) + given.get(x1, y1, c) * right;
          samples[o++] = Pixels.sample(above * (1 - down) + below * down);
        }
      }
    }
    return given.with(samples).image();
  }

  @Override
  public Mask move(Mask mask, long seed) {
    Turn turn = turn(mask.width(), mask.height(), seed);
    BitSet bits = new BitSet(mask.size().area());
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        int sourceX = Pixels.mirrored((int) Math.round(turn.x(x, y)), mask.width());
        int sourceY = Pixels.mirrored((int) Math.round(turn.y(x, y)), mask.height());
        if (mask.get(sourceX, sourceY)) {
          bits.set(y * mask.width() + x);
        }
      }
    }
    return new Mask(mask.width(), mask.height(), bits);
  }
}
