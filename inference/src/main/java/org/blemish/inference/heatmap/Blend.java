// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

/** Mixes a colour into a pixel of an RGB image. */
final class Blend {
  private Blend() {}

  /**
   * @param rgb bytes of the image
   * @param at index of the pixel's red byte
   * @param colour {@code 0xRRGGBB}
   * @param opacity share of the colour, 0 to 1
   */
  static void over(byte[] rgb, int at, int colour, double opacity) {
    rgb[at] = mix(rgb[at], colour >> 16 & 0xff, opacity);
    rgb[at + 1] = mix(rgb[at + 1], colour >> 8 & 0xff, opacity);
    rgb[at + 2] = mix(rgb[at + 2], colour & 0xff, opacity);
  }

  private static byte mix(byte below, int colour, double opacity) {
    int value = below & 0xff;
    return (byte) Math.round(value + opacity * (colour - value));
  }
}
