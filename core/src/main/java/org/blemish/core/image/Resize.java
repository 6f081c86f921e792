// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;

/**
 * Bilinear resize of 8-bit samples exactly as Pillow's {@code Image.resize(size, BILINEAR, box)}
 * does it: anti-aliased, in two passes (columns, then rows), each rounded to 8 bits, with
 * coefficients in fixed point of 22 bits.
 */
public final class Resize {
  private static final int PRECISION = 22;

  private Resize() {}

  /**
   * A part of an image brought to a size.
   *
   * @param source image, grey or colour
   * @param box part of it
   * @param target size of the result
   * @return grey for a grey image, else RGB
   */
  public static Image bilinear(Image source, Rectangle box, Size target) {
    if (!box.inside(source.size())) {
      throw new IllegalArgumentException(box + " does not lie inside an image of " + source.size());
    }
    boolean grey = source.format() == PixelFormat.MONO8;
    int channels = grey ? 1 : 3;
    Taps columns = Taps.of(box.width(), target.width());
    Taps rows = Taps.of(box.height(), target.height());
    byte[] narrow = new byte[channels * target.width() * box.height()];
    byte[] row = new byte[3 * box.width()];
    for (int y = 0; y < box.height(); y++) {
      source.row(box.y() + y, box.x(), box.width(), row, 0);
      horizontal(row, 3, columns, narrow, y * channels * target.width(), channels);
    }
    byte[] out = vertical(narrow, channels * target.width(), rows);
    return Image.of(
        ByteBuffer.wrap(out),
        target.width(),
        target.height(),
        channels * target.width(),
        grey ? PixelFormat.MONO8 : PixelFormat.RGB8);
  }

  private static void horizontal(
      byte[] row, int step, Taps taps, byte[] out, int offset, int channels) {
    for (int x = 0; x < taps.first.length; x++) {
      for (int c = 0; c < channels; c++) {
        int sum = 1 << (PRECISION - 1);
        int p = taps.first[x] * step + c;
        for (int k = x * taps.width; k < x * taps.width + taps.count[x]; k++, p += step) {
          sum += (row[p] & 0xff) * taps.weights[k];
        }
        out[offset + x * channels + c] = clipped(sum);
      }
    }
  }

  private static byte[] vertical(byte[] in, int stride, Taps taps) {
    byte[] out = new byte[stride * taps.first.length];
    int[] sums = new int[stride];
    for (int y = 0; y < taps.first.length; y++) {
      Arrays.fill(sums, 1 << (PRECISION - 1));
      for (int k = 0; k < taps.count[y]; k++) {
        int weight = taps.weights[y * taps.width + k];
        int from = (taps.first[y] + k) * stride;
        for (int i = 0; i < stride; i++) {
          sums[i] += (in[from + i] & 0xff) * weight;
        }
      }
      for (int i = 0; i < stride; i++) {
        out[y * stride + i] = clipped(sums[i]);
      }
    }
    return out;
  }

  private static byte clipped(int sum) {
    return (byte) Math.min(Math.max(sum >> PRECISION, 0), 255);
  }

  /**
   * The source samples that each target sample is made of.
   *
   * @param width places for weights of one target sample
   * @param first source sample of the first weight
   * @param count weights in use
   * @param weights in fixed point
   */
  private record Taps(int width, int[] first, int[] count, int[] weights) {
    static Taps of(int source, int target) {
      double scale = (double) source / target;
      double filter = Math.max(scale, 1);
      int width = (int) Math.ceil(filter) * 2 + 1;
      int[] first = new int[target];
      int[] count = new int[target];
      int[] weights = new int[target * width];
      double[] exact = new double[width];
      for (int i = 0; i < target; i++) {
        double centre = (i + 0.5) * scale;
        int from = Math.max(0, (int) (centre - filter + 0.5));
        int to = Math.min(source, (int) (centre + filter + 0.5));
        double sum = 0;
        for (int k = from; k < to; k++) {
          double distance = Math.abs((k - centre + 0.5) / filter);
          exact[k - from] = distance < 1 ? 1 - distance : 0;
          sum += exact[k - from];
        }
        first[i] = from;
        count[i] = to - from;
        for (int k = 0; k < to - from; k++) {
          weights[i * width + k] = (int) (0.5 + exact[k] / sum * (1 << PRECISION));
        }
      }
      return new Taps(width, first, count, weights);
    }
  }
}
