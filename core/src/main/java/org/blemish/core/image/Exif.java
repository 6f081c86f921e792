// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one tag of EXIF that decoding needs: 274, orientation, in the first directory of a TIFF
 * block. Damaged metadata never makes an image unreadable: the image then counts as upright.
 */
final class Exif {
  private static final int ORIENTATION = 274;
  private static final int SHORT = 3;

  private Exif() {}

  /**
   * Orientation from a TIFF block.
   *
   * @param block begins with {@code II*} or {@code MM*}, from the buffer's position on
   */
  static Orientation orientation(ByteBuffer block) {
    ByteBuffer tiff = block.slice();
    if (tiff.remaining() < 8) {
      return Orientation.UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (directory + 2 > tiff.capacity()) {
      return Orientation.UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > tiff.capacity()) {
        break;
      }
      int at = (int) entry;
      if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
        return Orientation.ofTag(tiff.getShort(at + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
