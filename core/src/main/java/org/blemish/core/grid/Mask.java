// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;

/**
 * A set of pixels {@code [height, width]}: a ground-truth mask, an area to ignore, a foreground.
 * The bit set is not copied; the caller must not change it afterwards.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bits bit {@code y * width + x} is set if the pixel belongs to the mask
 */
public record Mask(int width, int height, BitSet bits) {
  public Mask {
    int area = new Size(width, height).area();
    if (bits.length() > area) {
      throw new IllegalArgumentException(
          "mask %dx%d holds %d pixels, a bit is set at %d"
              .formatted(width, height, area, bits.length() - 1));
    }
  }

  /** A mask without any pixel. */
  public static Mask empty(Size size) {
    return new Mask(size.width(), size.height(), new BitSet(size.area()));
  }

  /** A mask of all pixels. */
  public static Mask full(Size size) {
    BitSet bits = new BitSet(size.area());
    bits.set(0, size.area());
    return new Mask(size.width(), size.height(), bits);
  }

  /** All pixels except those of a rectangle inside. */
  public static Mask outside(Rectangle inner, Size size) {
    BitSet bits = full(size).bits();
    for (int y = inner.y(); y < inner.y() + inner.height(); y++) {
      int from = y * size.width() + inner.x();
      bits.clear(from, from + inner.width());
    }
    return new Mask(size.width(), size.height(), bits);
  }

  /** A new mask of the pixels that belong to this, the other, or both; both of one size. */
  public Mask union(Mask other) {
    BitSet joined = copy(other);
    joined.or(other.bits);
    return new Mask(width, height, joined);
  }

  /** The union of two masks of one size, either of which may be absent. */
  public static Optional<Mask> union(Optional<Mask> one, Optional<Mask> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().union(other.get()))
        : one.or(() -> other);
  }

  /** A new mask of the pixels that belong to this and not to the other; both of one size. */
  public Mask without(Mask other) {
    BitSet left = copy(other);
    left.andNot(other.bits);
    return new Mask(width, height, left);
  }

  private BitSet copy(Mask other) {
    if (!other.size().equals(size())) {
      throw new IllegalArgumentException("masks of %s and %s".formatted(size(), other.size()));
    }
    return (BitSet) bits.clone();
  }

  /**
   * This mask for another resolution of the same view: each pixel takes the value at its centre.
   * The mask itself if it has this size already.
   */
  public Mask resized(Size size) {
    if (size.equals(size())) {
      return this;
    }
    BitSet resized = new BitSet(size.area());
    for (int y = 0; y < size.height(); y++) {
      int row = (int) ((y + 0.5) * height / size.height());
      for (int x = 0; x < size.width(); x++) {
        int column = (int) ((x + 0.5) * width / size.width());
        resized.set(y * size.width() + x, get(column, row));
      }
    }
    return new Mask(size.width(), size.height(), resized);
  }

  public Size size() {
    return new Size(width, height);
  }

  public boolean get(int x, int y) {
    return bits.get(y * width + x);
  }

  /** Number of pixels in the mask. */
  public int count() {
    return bits.cardinality();
  }

  /** Numbers {@code y * width + x} of all pixels in the mask, ascending. */
  public int[] cells() {
    return bits.stream().toArray();
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }
}
