// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import org.blemish.core.geometry.Size;
import org.blemish.core.internal.Clamp;

/**
 * Luma and chroma of video range to RGB by ITU-R BT.601, in the fixed-point arithmetic of OpenCV: R
 * = 1.164 (Y - 16) + 1.596 (V - 128), G = 1.164 (Y - 16) - 0.813 (V - 128) - 0.391 (U - 128), B =
 * 1.164 (Y - 16) + 2.018 (U - 128). Chroma is used for all pixels that share it.
 */
final class VideoColours {
  private static final int BITS = 20;
  private static final int HALF = 1 << (BITS - 1);
  private static final int LUMA = 1_220_542;
  private static final int BLUE_U = 2_116_026;
  private static final int GREEN_U = -409_993;
  private static final int GREEN_V = -852_492;
  private static final int RED_V = 1_673_527;

  private VideoColours() {}

  static Image yuyv(ByteBuffer frame, Size size, int stride) {
    requireEven(size.width(), "width", PixelFormat.YUYV);
    byte[] rgb = new byte[Math.multiplyExact(3, size.area())];
    for (int y = 0, o = 0; y < size.height(); y++) {
      for (int x = 0, p = y * stride; x < size.width(); x += 2, p += 4, o += 6) {
        int u = frame.get(p + 1) & 255;
        int v = frame.get(p + 3) & 255;
        put(frame.get(p) & 255, u, v, rgb, o);
        put(frame.get(p + 2) & 255, u, v, rgb, o + 3);
      }
    }
    return Image.rgb(rgb, size.width(), size.height());
  }

  static Image nv12(ByteBuffer frame, Size size, int stride) {
    requireEven(size.width(), "width", PixelFormat.NV12);
    requireEven(size.height(), "height", PixelFormat.NV12);
    byte[] rgb = new byte[Math.multiplyExact(3, size.area())];
    for (int y = 0, o = 0; y < size.height(); y++) {
      int chroma = (size.height() + y / 2) * stride;
      for (int x = 0; x < size.width(); x++, o += 3) {
        int u = frame.get(chroma + (x & ~1)) & 255;
        int v = frame.get(chroma + (x | 1)) & 255;
        put(frame.get(y * stride + x) & 255, u, v, rgb, o);
      }
    }
    return Image.rgb(rgb, size.width(), size.height());
  }

  private static void put(int luma, int u, int v, byte[] rgb, int o) {
    int y = Math.max(0, luma - 16) * LUMA + HALF;
    rgb[o] = (byte) Clamp.toSample((y + RED_V * (v - 128)) >> BITS);
    rgb[o + 1] = (byte) Clamp.toSample((y + GREEN_V * (v - 128) + GREEN_U * (u - 128)) >> BITS);
    rgb[o + 2] = (byte) Clamp.toSample((y + BLUE_U * (u - 128)) >> BITS);
  }

  private static void requireEven(int pixels, String side, PixelFormat format) {
    if (pixels % 2 != 0) {
      throw new IllegalArgumentException(
          "a frame of %s has an even %s, got %d".formatted(format, side, pixels));
    }
  }
}
