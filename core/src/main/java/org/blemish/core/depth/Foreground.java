// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import java.util.BitSet;
import java.util.function.DoublePredicate;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Separates the part from the background. */
final class Foreground {
  private Foreground() {}

  /** Pixels with a reading whose distance to the background is more than {@code threshold}. */
  static Mask awayFromBackground(FloatMap z, Background background, double threshold) {
    BitSet bits = new BitSet(z.values().length);
    for (int y = 0; y < z.height(); y++) {
      for (int x = 0; x < z.width(); x++) {
        float value = z.get(x, y);
        if (value != 0 && Math.abs(background.at(x, y) - value) > threshold) {
          bits.set(y * z.width() + x);
        }
      }
    }
    return new Mask(z.width(), z.height(), bits);
  }

  /** Pixels with a reading. */
  static Mask readings(FloatMap z) {
    return where(z, value -> value != 0);
  }

  /** Pixels that a resized foreground touches at all. */
  static Mask positive(FloatMap map) {
    return where(map, value -> value > 0);
  }

  /** 1 in the mask, 0 elsewhere. */
  static FloatMap asMap(Mask mask) {
    float[] values = new float[mask.size().area()];
    mask.bits().stream().forEach(i -> values[i] = 1);
    return new FloatMap(mask.width(), mask.height(), values);
  }

  private static Mask where(FloatMap map, DoublePredicate rule) {
    BitSet bits = new BitSet(map.values().length);
    for (int i = 0; i < map.values().length; i++) {
      if (rule.test(map.values()[i])) {
        bits.set(i);
      }
    }
    return new Mask(map.width(), map.height(), bits);
  }
}
