// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.BitSet;

/**
 * Morphology of masks with a cross of five cells: a cell and its four neighbours. What is outside
 * the mask counts as empty, as in scipy's {@code ndimage} functions of the same names.
 */
public final class Morphology {
  private Morphology() {}

  /**
   * The cells whose cross is inside the mask, several times.
   *
   * @param times at least 0
   */
  public static Mask erode(Mask mask, int times) {
    Mask left = mask;
    for (int i = 0; i < times; i++) {
      left = erode(left);
    }
    return left;
  }

  private static Mask erode(Mask mask) {
    BitSet kept = new BitSet(mask.width() * mask.height());
    for (int i : mask.cells()) {
      int x = i % mask.width();
      int y = i / mask.width();
      kept.set(
          i, x > 0 && x < mask.width() - 1 && y > 0 && y < mask.height() - 1 && cross(mask, i));
    }
    return new Mask(mask.width(), mask.height(), kept);
  }

  private static boolean cross(Mask mask, int i) {
    BitSet bits = mask.bits();
    return bits.get(i - 1)
        && bits.get(i + 1)
        && bits.get(i - mask.width())
        && bits.get(i + mask.width());
  }

  /**
   * Grows a mask by a cross, several times.
   *
   * @param times at least 0
   */
  public static Mask dilate(Mask mask, int times) {
    Mask grown = mask;
    for (int i = 0; i < times; i++) {
      grown = dilate(grown);
    }
    return grown;
  }

  private static Mask dilate(Mask mask) {
    BitSet grown = (BitSet) mask.bits().clone();
    for (int i : mask.cells()) {
      int x = i % mask.width();
      int y = i / mask.width();
      if (x > 0) {
        grown.set(i - 1);
      }
      if (x < mask.width() - 1) {
        grown.set(i + 1);
      }
      if (y > 0) {
        grown.set(i - mask.width());
      }
      if (y < mask.height() - 1) {
        grown.set(i + mask.width());
      }
    }
    return new Mask(mask.width(), mask.height(), grown);
  }

  /** Removes what is thinner than crosses: erosions, then as many dilations. */
  public static Mask open(Mask mask, int times) {
    return dilate(erode(mask, times), times);
  }

  /** Adds the cells that the mask encloses: those that no path of neighbours joins to the edge. */
  public static Mask fillHoles(Mask mask) {
    Mask frame = Mask.empty(mask.size());
    for (int i = 0; i < mask.width() * mask.height(); i++) {
      int x = i % mask.width();
      int y = i / mask.width();
      boolean edge = x == 0 || y == 0 || x == mask.width() - 1 || y == mask.height() - 1;
      frame.bits().set(i, edge && !mask.bits().get(i));
    }
    Mask outside = frame;
    while (true) {
      Mask next = dilate(outside).without(mask);
      if (next.count() == outside.count()) {
        return Mask.full(mask.size()).without(outside);
      }
      outside = next;
    }
  }
}
