// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.mask;

import java.nio.charset.StandardCharsets;

/** What the format of a mask file says about its pixels. */
enum MaskFormat {
  /** JPEG and lossy WebP: pixels near an edge have other values than were drawn. */
  LOSSY,
  /** GIF and PNG with a palette: a pixel is an index. */
  PALETTE,
  /** All others. */
  LOSSLESS;

  private static final int PNG_COLOUR_TYPE = 25;
  private static final int PNG_PALETTE = 3;

  /** By the first bytes of a file. */
  static MaskFormat of(byte[] file) {
    if (has(file, 0, "\u00ff\u00d8\u00ff")) {
      return LOSSY;
    }
    if (has(file, 0, "RIFF") && has(file, 8, "WEBP")) {
      return has(file, 12, "VP8L") ? LOSSLESS : LOSSY;
    }
    boolean palette =
        has(file, 0, "GIF8")
            || (has(file, 1, "PNG")
                && file.length > PNG_COLOUR_TYPE
                && file[PNG_COLOUR_TYPE] == PNG_PALETTE);
    return palette ? PALETTE : LOSSLESS;
  }

  private static boolean has(byte[] file, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < wanted.length; i++) {
      if (at + i >= file.length || file[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
