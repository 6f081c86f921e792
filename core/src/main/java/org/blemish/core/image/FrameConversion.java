// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;

/** Frames of layouts that an {@link Image} does not use in place, as grey or RGB bytes. */
final class FrameConversion {
  private FrameConversion() {}

  /**
   * @param frame from its position on
   * @param stride bytes from row to row
   */
  static Image convert(ByteBuffer frame, Size size, int stride, PixelFormat format) {
    return switch (format) {
      case MONO10 -> mono(frame, size, stride, format, 1023);
      case MONO12 -> mono(frame, size, stride, format, 4095);
      case MONO14 -> mono(frame, size, stride, format, 16383);
      case MONO16 -> mono(frame, size, stride, format, 65535);
      case BAYER_RG8 -> new BayerMosaic(frame, size, stride, 0, 0).rgb();
      case BAYER_GR8 -> new BayerMosaic(frame, size, stride, 1, 0).rgb();
      case BAYER_GB8 -> new BayerMosaic(frame, size, stride, 0, 1).rgb();
      case BAYER_BG8 -> new BayerMosaic(frame, size, stride, 1, 1).rgb();
      case YUYV -> VideoColours.yuyv(frame, size, stride);
      case NV12 -> VideoColours.nv12(frame, size, stride);
      case MONO8, RGB8, BGR8, RGBA8, BGRA8 ->
          throw new IllegalArgumentException(format + " is used as it is");
    };
  }

  private static Image mono(
      ByteBuffer frame, Size size, int stride, PixelFormat format, int greatest) {
    byte[] grey = new byte[size.area()];
    for (int y = 0, o = 0; y < size.height(); y++) {
      for (int x = 0, p = y * stride; x < size.width(); x++, o++, p += 2) {
        int v = (frame.get(p) & 255) | (frame.get(p + 1) & 255) << 8;
        if (v > greatest) {
          throw new BlemishException(
              "pixel x=%d y=%d of the frame is %d, %s has values up to %d: choose the format that the camera is set to"
                  .formatted(x, y, v, format, greatest));
        }
        grey[o] = (byte) PixelSamples.toEightBits(v, greatest);
      }
    }
    return Image.grey(grey, size.width(), size.height());
  }
}
