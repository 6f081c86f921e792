// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import org.blemish.core.geometry.Size;

/**
 * An image of 8-bit samples in memory, at its own size. The buffer is read in place and never
 * written: it must not change while the image is in use. Immutable otherwise and safe for many
 * threads.
 */
public final class Image {
  private final ByteBuffer pixels;
  private final int width;
  private final int height;
  private final int stride;
  private final PixelFormat format;

  private Image(ByteBuffer pixels, int width, int height, int stride, PixelFormat format) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    this.stride = stride;
    this.format = format;
  }

  /**
   * A camera's frame: without a copy, or converted if the format says so.
   *
   * @param pixels the frame, read from its position on; direct or on the heap
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param stride bytes from the start of one row to the next, at least {@code width *
   *     format.bytes()}
   * @param format layout of a pixel
   * @return of this format, or {@link PixelFormat#MONO8} or {@link PixelFormat#RGB8} if converted
   * @throws IllegalArgumentException if the buffer is too small for these sizes, or the format does
   *     not allow them
   * @throws org.blemish.core.BlemishException if a sample is greater than the format allows
   */
  public static Image of(ByteBuffer pixels, int width, int height, int stride, PixelFormat format) {
    Size size = new Size(width, height);
    long row = (long) width * format.bytes();
    if (stride < row) {
      throw new IllegalArgumentException(
          "stride %d is smaller than a row of %d %s pixels (%d bytes)"
              .formatted(stride, width, format, row));
    }
    long needed = (long) stride * (format.rows(height) - 1) + row;
    if (pixels.remaining() < needed) {
      throw new IllegalArgumentException(
          "a frame of %s %s with stride %d needs %d bytes, the buffer has %d"
              .formatted(size, format, stride, needed, pixels.remaining()));
    }
    if (needed > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a frame of %s %s has %d bytes, at most 2 GiB are used".formatted(size, format, needed));
    }
    ByteBuffer frame = pixels.slice().asReadOnlyBuffer();
    return format.direct()
        ? new Image(frame, width, height, stride, format)
        : FrameConversion.convert(frame, size, stride, format);
  }

  /** An image of RGB triples without gaps, {@code 3 * width * height} bytes, not copied. */
  public static Image rgb(byte[] rgb, int width, int height) {
    return of(ByteBuffer.wrap(rgb), width, height, 3 * width, PixelFormat.RGB8);
  }

  /** An image of grey bytes without gaps, {@code width * height} bytes, not copied. */
  public static Image grey(byte[] grey, int width, int height) {
    return of(ByteBuffer.wrap(grey), width, height, width, PixelFormat.MONO8);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public Size size() {
    return new Size(width, height);
  }

  public PixelFormat format() {
    return format;
  }

  /**
   * Writes one row as RGB triples; grey is replicated, alpha dropped.
   *
   * @param y row, from 0
   * @param x first column
   * @param count columns
   * @param rgb receives {@code 3 * count} bytes from {@code offset} on
   * @param offset first index in {@code rgb}
   */
  public void row(int y, int x, int count, byte[] rgb, int offset) {
    int from = y * stride + x * format.bytes();
    switch (format) {
      case RGB8 -> pixels.get(from, rgb, offset, 3 * count);
      case MONO8 -> {
        for (int i = 0, o = offset; i < count; i++, o += 3) {
          byte v = pixels.get(from + i);
          rgb[o] = v;
          rgb[o + 1] = v;
          rgb[o + 2] = v;
        }
      }
      case RGBA8 -> {
        for (int i = 0, o = offset, p = from; i < count; i++, o += 3, p += 4) {
          rgb[o] = pixels.get(p);
          rgb[o + 1] = pixels.get(p + 1);
          rgb[o + 2] = pixels.get(p + 2);
        }
      }
      case BGR8, BGRA8 -> {
        int step = format.bytes();
        for (int i = 0, o = offset, p = from; i < count; i++, o += 3, p += step) {
          rgb[o] = pixels.get(p + 2);
          rgb[o + 1] = pixels.get(p + 1);
          rgb[o + 2] = pixels.get(p);
        }
      }
      default -> throw new IllegalStateException(format + " is converted when it is received");
    }
  }

  /**
   * Copies the bytes of one row, in {@link #format()}.
   *
   * @param y row, from 0
   * @param x first column
   * @param count columns
   * @param bytes receives {@code count * format().bytes()} bytes from {@code offset} on
   * @param offset first index in {@code bytes}
   */
  public void rawRow(int y, int x, int count, byte[] bytes, int offset) {
    pixels.get(y * stride + x * format.bytes(), bytes, offset, count * format.bytes());
  }

  /** A copy of all pixels as RGB triples, {@code 3 * width * height} bytes. */
  public byte[] toRgb() {
    byte[] rgb = new byte[Math.multiplyExact(3 * width, height)];
    for (int y = 0; y < height; y++) {
      row(y, 0, width, rgb, 3 * width * y);
    }
    return rgb;
  }
}
