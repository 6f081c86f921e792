// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

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
    int width = mask.width();
    int height = mask.height();
    BitSet outside = new BitSet(width * height);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
        reach(i, mask, outside, open);
      }
    }
    while (!open.isEmpty()) {
      int i = open.pop();
      int x = i % width;
      if (x > 0) {
        reach(i - 1, mask, outside, open);
      }
      if (x < width - 1) {
        reach(i + 1, mask, outside, open);
      }
      if (i >= width) {
        reach(i - width, mask, outside, open);
      }
      if (i < width * (height - 1)) {
        reach(i + width, mask, outside, open);
      }
    }
    return Mask.full(mask.size()).without(new Mask(width, height, outside));
  }

  private static void reach(int cell, Mask mask, BitSet outside, Deque<Integer> open) {
    if (!mask.bits().get(cell) && !outside.get(cell)) {
      outside.set(cell);
      open.push(cell);
    }
  }
}
