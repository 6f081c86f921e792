// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.internal.Clamp;

/**
 * The meaning of a JPEG's components, by the rules of the IJG library, and their conversion to RGB
 * in its fixed-point arithmetic.
 */
enum JpegColours {
  GREY,
  RGB,
  YCC,
  /** Inverted cyan, magenta, yellow, black, as every program since Photoshop writes them. */
  CMYK,
  YCCK;

  private static final int HALF = 1 << 15;

  /**
   * @param components of the frame
   * @param jfif whether there is a JFIF marker
   * @param adobe transform of the Adobe marker, -1 without one
   * @param namedRgb whether the components are named R, G, B
   */
  static JpegColours of(int components, boolean jfif, int adobe, boolean namedRgb) {
    return switch (components) {
      case 1 -> GREY;
      case 3 -> {
        if (jfif) {
          yield YCC;
        }
        yield adobe == 0 || (adobe < 0 && namedRgb) ? RGB : YCC;
      }
      case 4 -> adobe == 2 ? YCCK : CMYK;
      default -> throw new DamagedFileException("it has " + components + " colour components");
    };
  }

  /** Components of a pixel. */
  int components() {
    return switch (this) {
      case GREY -> 1;
      case RGB, YCC -> 3;
      case CMYK, YCCK -> 4;
    };
  }

  /** Turns {@code count} pixels of raw samples into RGB triples from {@code offset} on. */
  void toRgb(int[] raw, int count, byte[] rgb, int offset) {
    int step = components();
    for (int i = 0, p = 0, o = offset; i < count; i++, p += step, o += 3) {
      int a = raw[p];
      int b = step > 1 ? raw[p + 1] : a;
      int c = step > 1 ? raw[p + 2] : a;
      if (this == YCC || this == YCCK) {
        int cb = b - 128;
        int cr = c - 128;
        int y = a;
        a = Clamp.toSample(y + ((91881 * cr + HALF) >> 16));
        b = Clamp.toSample(y + ((-22554 * cb - 46802 * cr + HALF) >> 16));
        c = Clamp.toSample(y + ((116130 * cb + HALF) >> 16));
      }
      if (step == 4) {
        // YCCK stores the inks' complement once more: C = 255 - R.
        int flip = this == YCCK ? 255 : 0;
        int black = raw[p + 3];
        a = times(a ^ flip, black);
        b = times(b ^ flip, black);
        c = times(c ^ flip, black);
      }
      rgb[o] = (byte) a;
      rgb[o + 1] = (byte) b;
      rgb[o + 2] = (byte) c;
    }
  }

  /** round(a b / 255). */
  private static int times(int a, int b) {
    int t = a * b + 128;
    return (t + (t >> 8)) >> 8;
  }
}
