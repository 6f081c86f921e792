// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

/**
 * How the bytes of a frame are laid out, as cameras deliver them; names as in GenICam's PFNC.
 * Frames of {@link #MONO8}, {@link #RGB8}, {@link #BGR8}, {@link #RGBA8} and {@link #BGRA8} are
 * used without a copy; {@link Image#of} converts all others to {@link #MONO8} or {@link #RGB8}.
 */
public enum PixelFormat {
  /** One byte: grey. */
  MONO8(1),
  /** Two bytes, little-endian: grey from 0 to 1023; v becomes round(255 v / 1023). */
  MONO10(2),
  /** Two bytes, little-endian: grey from 0 to 4095; v becomes round(255 v / 4095). */
  MONO12(2),
  /** Two bytes, little-endian: grey from 0 to 16383; v becomes round(255 v / 16383). */
  MONO14(2),
  /** Two bytes, little-endian: grey from 0 to 65535; v becomes round(v / 257). */
  MONO16(2),
  /** Three bytes: red, green, blue. */
  RGB8(3),
  /** Three bytes: blue, green, red. */
  BGR8(3),
  /** Four bytes: red, green, blue, alpha; alpha is ignored. */
  RGBA8(4),
  /** Four bytes: blue, green, red, alpha; alpha is ignored. */
  BGRA8(4),
  /** One byte of a mosaic whose first rows are red, green, ... and green, blue, ... */
  BAYER_RG8(1),
  /** One byte of a mosaic whose first rows are green, red, ... and blue, green, ... */
  BAYER_GR8(1),
  /** One byte of a mosaic whose first rows are green, blue, ... and red, green, ... */
  BAYER_GB8(1),
  /** One byte of a mosaic whose first rows are blue, green, ... and green, red, ... */
  BAYER_BG8(1),
  /**
   * Two bytes: luma, and in turn blue and red chroma of two pixels; also called YUY2. Video range,
   * ITU-R BT.601. The width is even.
   */
  YUYV(2),
  /**
   * One byte of luma for each pixel, and after all rows of luma one row of blue and red chroma in
   * turn for every two rows. Video range, ITU-R BT.601. Width and height are even.
   */
  NV12(1);

  private final int bytes;

  PixelFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one pixel in a row. */
  public int bytes() {
    return bytes;
  }

  /** Whether frames are used without a copy. */
  boolean direct() {
    return switch (this) {
      case MONO8, RGB8, BGR8, RGBA8, BGRA8 -> true;
      default -> false;
    };
  }

  /** Rows of bytes of a frame. */
  int rows(int height) {
    return this == NV12 ? height + height / 2 : height;
  }
}
