// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.mask;

import java.nio.file.Path;
import java.util.BitSet;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;

/**
 * The pixel values of a mask file, {@code [height, width]}, 0 to 255: the largest of the colour
 * channels of each pixel.
 */
public final class MaskFile {
  private static final int MIN_HALF = 32;

  private final Path file;
  private final Size size;
  private final byte[] levels;

  private MaskFile(Path file, Size size, byte[] levels) {
    this.file = file;
    this.size = size;
    this.levels = levels;
  }

  /**
   * Reads a mask file.
   *
   * @throws BlemishException if the file is missing or not an image
   */
  public static MaskFile read(Path file) {
    return of(file, Images.read(file));
  }

  /** The values of a decoded mask file. */
  static MaskFile of(Path file, Image image) {
    Size size = image.size();
    byte[] levels = new byte[size.area()];
    byte[] row = new byte[3 * size.width()];
    for (int y = 0; y < size.height(); y++) {
      image.row(y, 0, size.width(), row, 0);
      for (int x = 0; x < size.width(); x++) {
        int level = Math.max(row[3 * x] & 0xff, row[3 * x + 1] & 0xff);
        levels[y * size.width() + x] = (byte) Math.max(level, row[3 * x + 2] & 0xff);
      }
    }
    return new MaskFile(file, size, levels);
  }

  /** Pixels with at least this value, 1 to 255. */
  public Mask atLeast(int level) {
    BitSet bits = new BitSet(levels.length);
    for (int i = 0; i < levels.length; i++) {
      if ((levels[i] & 0xff) >= level) {
        bits.set(i);
      }
    }
    return new Mask(size.width(), size.height(), bits);
  }

  /** The largest value. */
  int largest() {
    int largest = 0;
    for (byte level : levels) {
      largest = Math.max(largest, level & 0xff);
    }
    return largest;
  }

  /** Whether edges are a grey ramp. */
  boolean hasSoftEdges() {
    return SoftEdges.has(levels, size, largest());
  }

  /** Pixels with at least half the largest value; noise of a mask that is nearly black is none. */
  Mask atLeastHalf() {
    return atLeast(Math.max(MIN_HALF, (largest() + 1) / 2));
  }

  /** Whether there is a black pixel. */
  boolean hasBlack() {
    for (byte level : levels) {
      if (level == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value that all pixels other than 0 have.
   *
   * @throws BlemishException if all pixels are 0, or they have several values
   */
  public int value() {
    int value = 0;
    for (byte signed : levels) {
      int level = signed & 0xff;
      if (level != 0 && value != 0 && level != value) {
        throw new BlemishException(
            "%s: pixel values %d and %d in one mask; expected one value and 0"
                .formatted(file, value, level));
      }
      value = Math.max(value, level);
    }
    if (value == 0) {
      throw new BlemishException(file + ": the mask is all black; expected one region");
    }
    return value;
  }
}
