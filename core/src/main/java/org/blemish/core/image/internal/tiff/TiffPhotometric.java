// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

/** Meaning of the samples of a TIFF file. */
public enum TiffPhotometric {
  /** Grey, 0 is white. */
  WHITE_IS_ZERO,
  /** Grey, 0 is black. */
  BLACK_IS_ZERO,
  RGB,
  PALETTE,
  /** Cyan, magenta, yellow, black. */
  CMYK,
  /** Luma and chroma, as JPEG stores them. */
  YCBCR,
  /** Anything else: Lab colours, a sensor's raw mosaic, ... */
  OTHER;

  static TiffPhotometric of(long code) {
    return switch ((int) code) {
      case 0 -> WHITE_IS_ZERO;
      case 1 -> BLACK_IS_ZERO;
      case 2 -> RGB;
      case 3 -> PALETTE;
      case 5 -> CMYK;
      case 6 -> YCBCR;
      default -> OTHER;
    };
  }
}
