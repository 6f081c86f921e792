// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

/** OKLab to sRGB, with the matrices of Ottosson 2020, and the limits of the sRGB gamut. */
final class OkLab {
  private static final double TOLERANCE = 1e-9;
  private static final int HALVINGS = 40;

  private OkLab() {}

  /** Colour {@code 0xRRGGBB} of {@code (L, a, b)}, clipped to the gamut. */
  static int toSrgb(double[] lab) {
    double[] linear = toLinear(lab[0], lab[1], lab[2]);
    return gamma(linear[0]) << 16 | gamma(linear[1]) << 8 | gamma(linear[2]);
  }

  /** The greatest chroma, up to 0.4, that sRGB can show at this lightness and hue (radians). */
  static double greatestChroma(double lightness, double hue) {
    double inside = 0;
    double outside = 0.4;
    for (int i = 0; i < HALVINGS; i++) {
      double chroma = (inside + outside) / 2;
      if (inGamut(toLinear(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)))) {
        inside = chroma;
      } else {
        outside = chroma;
      }
    }
    return inside;
  }

  private static boolean inGamut(double[] linear) {
    for (double v : linear) {
      if (v < -TOLERANCE || v > 1 + TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static double[] toLinear(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double v) {
    return v * v * v;
  }

  private static int gamma(double linear) {
    double v = Math.min(1, Math.max(0, linear));
    double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }
}
