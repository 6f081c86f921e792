// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.BitSet;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.data.Sample;

/** Whether the pixels of an image are those of a mask: black and a few other values. */
public final class MaskLikeImage {
  private static final int MAX_LEVELS = 8;

  private MaskLikeImage() {}

  /** False for a sample without an image, and for an image that cannot be read. */
  public static boolean isMaskLike(Sample sample) {
    return sample.image().filter(MaskLikeImage::isMaskLike).isPresent();
  }

  /** False for an image that cannot be read. */
  static boolean isMaskLike(Path file) {
    try {
      return isMaskLike(Images.read(file));
    } catch (BlemishException e) {
      return false;
    }
  }

  private static boolean isMaskLike(Image image) {
    BitSet levels = new BitSet(256);
    byte[] row = new byte[3 * image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.row(y, 0, image.width(), row, 0);
      for (byte sample : row) {
        levels.set(sample & 0xff);
      }
      if (levels.cardinality() > MAX_LEVELS) {
        return false;
      }
    }
    return levels.get(0);
  }
}
