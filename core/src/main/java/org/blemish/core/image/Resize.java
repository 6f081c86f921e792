// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.internal.Clamp;

/**
 * Bilinear resizing byte for byte as Pillow's {@code Image.resize(size, BILINEAR, box)} does it:
 * anti-aliased (when shrinking, the triangle widens by the scale), 22-bit fixed-point coefficients,
 * two passes, each rounded to 8 bits, in the order that Pillow 13 takes.
 *
 * <p>Networks trained on Pillow's images receive the same pixels. The coefficients of one pair of
 * sizes are kept, so use one {@code Resize} for many images. Immutable, safe for many threads.
 */
public final class Resize {
  private static final int HALF = 1 << (ResizeWeights.BITS - 1);

  private final Size source;
  private final Size target;
  private final ResizeWeights horizontal;
  private final ResizeWeights vertical;
  private final boolean verticalFirst;
  private final boolean identity;

  /**
   * @param source size of the images
   * @param box pixels of the source that fill the target; as in Pillow, pixels just outside it
   *     contribute to the borders
   * @param target size of the result
   * @throws IllegalArgumentException if the box is not inside the source
   */
  public Resize(Size source, Rectangle box, Size target) {
    if (!box.inside(source)) {
      throw new IllegalArgumentException(box + " leaves the image of " + source);
    }
    this.source = source;
    this.target = target;
    identity = box.equals(Rectangle.whole(source)) && target.equals(source);
    horizontal = ResizeWeights.bilinear(source.width(), box.x(), box.width(), target.width());
    vertical = ResizeWeights.bilinear(source.height(), box.y(), box.height(), target.height());
    // Pillow 13's rule; earlier versions always resize rows first. Results differ by at most 1.
    verticalFirst =
        target.height() < source.height()
            && source.height() - target.height() > 2 * (source.width() - target.width());
  }

  /** Resizes a part of an image once. */
  public static Image bilinear(Image image, Rectangle box, Size target) {
    return new Resize(image.size(), box, target).apply(image);
  }

  /**
   * @param image of the source size
   * @return {@link PixelFormat#MONO8} for grey, else {@link PixelFormat#RGB8}; the image itself if
   *     nothing changes
   * @throws IllegalArgumentException if the image has another size
   */
  public Image apply(Image image) {
    return apply(image, byte[]::new);
  }

  /**
   * @param memory gives an array of at least so many bytes, with any content: it holds the result
   */
  public Image apply(Image image, IntFunction<byte[]> memory) {
    if (!image.size().equals(source)) {
      throw new IllegalArgumentException(
          "image is %s, this resizes %s".formatted(image.size(), source));
    }
    PixelFormat format = image.format();
    if (identity && (format == PixelFormat.MONO8 || format == PixelFormat.RGB8)) {
      return image;
    }
    int channels = format == PixelFormat.MONO8 ? 1 : 3;
    int left = horizontal.begin();
    int wide = horizontal.end() - left;
    byte[] line = new byte[wide * channels];
    int targetBytes = target.width() * channels;
    byte[] out = memory.apply(Math.multiplyExact(target.height(), targetBytes));
    // Rows that the vertical pass still needs; with it first they are the source's own.
    byte[][] rows = new byte[vertical.taps()][verticalFirst ? line.length : targetBytes];
    int[] sums = new int[rows[0].length];
    int ready = vertical.begin();
    for (int y = 0; y < target.height(); y++) {
      int first = vertical.first(y);
      int count = vertical.count(y);
      for (; ready < first + count; ready++) {
        byte[] row = rows[ready % rows.length];
        read(image, ready, left, wide, verticalFirst ? row : line);
        if (!verticalFirst) {
          horizontal(line, channels, row, 0);
        }
      }
      Arrays.fill(sums, HALF);
      for (int k = 0; k < count; k++) {
        add(sums, rows[(first + k) % rows.length], vertical.weight(y, k));
      }
      if (verticalFirst) {
        clamp(sums, line, 0);
        horizontal(line, channels, out, y * targetBytes);
      } else {
        clamp(sums, out, y * targetBytes);
      }
    }
    return channels == 1
        ? Image.grey(out, target.width(), target.height())
        : Image.rgb(out, target.width(), target.height());
  }

  private static void read(Image image, int y, int x, int count, byte[] line) {
    if (image.format() == PixelFormat.MONO8) {
      image.rawRow(y, x, count, line, 0);
    } else {
      image.row(y, x, count, line, 0);
    }
  }

  private static void add(int[] sums, byte[] row, int weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (row[i] & 255) * weight;
    }
  }

  private static void clamp(int[] sums, byte[] out, int offset) {
    for (int i = 0; i < sums.length; i++) {
      out[offset + i] = clamp(sums[i]);
    }
  }

  private void horizontal(byte[] line, int channels, byte[] out, int offset) {
    if (channels == 1) {
      horizontalGrey(line, out, offset);
    } else {
      horizontalRgb(line, out, offset);
    }
  }

  private void horizontalGrey(byte[] line, byte[] out, int offset) {
    int[] weights = horizontal.weights();
    int taps = horizontal.taps();
    for (int x = 0; x < target.width(); x++) {
      int sum = HALF;
      int p = horizontal.first(x) - horizontal.begin();
      int w = x * taps;
      for (int end = w + horizontal.count(x); w < end; w++, p++) {
        sum += (line[p] & 255) * weights[w];
      }
      out[offset + x] = clamp(sum);
    }
  }

  private void horizontalRgb(byte[] line, byte[] out, int offset) {
    int[] weights = horizontal.weights();
    int taps = horizontal.taps();
    for (int x = 0, o = offset; x < target.width(); x++, o += 3) {
      int red = HALF;
      int green = HALF;
      int blue = HALF;
      int p = 3 * (horizontal.first(x) - horizontal.begin());
      int w = x * taps;
      for (int end = w + horizontal.count(x); w < end; w++, p += 3) {
        int weight = weights[w];
        red += (line[p] & 255) * weight;
        green += (line[p + 1] & 255) * weight;
        blue += (line[p + 2] & 255) * weight;
      }
      out[o] = clamp(red);
      out[o + 1] = clamp(green);
      out[o + 2] = clamp(blue);
    }
  }

  private static byte clamp(int sum) {
    return (byte) Clamp.toSample(sum >> ResizeWeights.BITS);
  }
}
