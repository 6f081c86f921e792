// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

/** How the bytes of a pixel are laid out, as cameras deliver them. */
public enum PixelFormat {
  /** One byte: grey. */
  MONO8(1),
  /** Three bytes: red, green, blue. */
  RGB8(3),
  /** Three bytes: blue, green, red. */
  BGR8(3),
  /** Four bytes: blue, green, red, alpha; alpha is ignored. */
  BGRA8(4);

  private final int bytes;

  PixelFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one pixel. */
  public int bytes() {
    return bytes;
  }
}
