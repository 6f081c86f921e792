// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * Diagonal shift by whole pixels towards one of the four corners; the seed decides which. Outside
 * the border the image is mirrored.
 *
 * @param pixels shift in x and in y, at least 1
 */
public record Shift(int pixels) implements Corruption {
  public Shift {
    if (pixels < 1) {
      throw new IllegalArgumentException("pixels is " + pixels + ", must be at least 1");
    }
  }

  @Override
  public String name() {
    return "shift " + pixels + " px";
  }

  @Override
  public boolean isGeometric() {
    return true;
  }

  /** Shift to the right and down, in pixels. */
  private record Offset(int x, int y) {
    static Offset draw(int pixels, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return new Offset(
          random.nextBoolean() ? pixels : -pixels, random.nextBoolean() ? pixels : -pixels);
    }
  }

  @Override
  public Image apply(Image image, long seed) {
    Offset offset = Offset.draw(pixels, seed);
    PixelBuffer given = PixelBuffer.of(image);
    byte[] samples = new byte[given.samples().length];
    int o = 0;
    for (int y = 0; y < given.height(); y++) {
      int sourceY = PixelBuffer.mirrored(y - offset.y(), given.height());
      for (int x = 0; x < given.width(); x++) {
        int sourceX = PixelBuffer.mirrored(x - offset.x(), given.width());
        for (int c = 0; c < given.channels(); c++) {
          samples[o++] = (byte) given.get(sourceX, sourceY, c);
        }
      }
    }
    return given.with(samples).image();
  }

  @Override
  public Mask transformMask(Mask mask, long seed) {
    Offset offset = Offset.draw(pixels, seed);
    BitSet bits = new BitSet(mask.size().area());
    for (int y = 0; y < mask.height(); y++) {
      int sourceY = PixelBuffer.mirrored(y - offset.y(), mask.height());
      for (int x = 0; x < mask.width(); x++) {
        if (mask.get(PixelBuffer.mirrored(x - offset.x(), mask.width()), sourceY)) {
          bits.set(y * mask.width() + x);
        }
      }
    }
    return new Mask(mask.width(), mask.height(), bits);
  }
}
