// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

/** Mixes colours, {@code 0xRRGGBB} each; an opacity is the share of the upper one, 0 to 1. */
final class Blend {
  private Blend() {}

  /** Mixes a colour into a pixel of an RGB image whose red byte is at an index. */
  static void over(byte[] rgb, int at, int colour, double opacity) {
    rgb[at] = (byte) mix(rgb[at] & 0xff, colour >> 16 & 0xff, opacity);
    rgb[at + 1] = (byte) mix(rgb[at + 1] & 0xff, colour >> 8 & 0xff, opacity);
    rgb[at + 2] = (byte) mix(rgb[at + 2] & 0xff, colour & 0xff, opacity);
  }

  static int colour(int below, int colour, double opacity) {
    return mix(below >> 16 & 0xff, colour >> 16 & 0xff, opacity) << 16
        | mix(below >> 8 & 0xff, colour >> 8 & 0xff, opacity) << 8
        | mix(below & 0xff, colour & 0xff, opacity);
  }

  private static int mix(int below, int above, double opacity) {
    return (int) (below + opacity * (above - below) + 0.5);
  }
}
