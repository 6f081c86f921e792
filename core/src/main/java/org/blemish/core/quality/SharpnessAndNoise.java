// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.statistics.Quantiles;

/**
 * How sharp and how noisy an image is. Second differences of neighbouring pixels are squared and
 * averaged in blocks, at the image's size and at half of it. In the blocks with most structure, the
 * ratio of the two measures sharpness, independently of exposure; in the blocks with least
 * structure, the first measures noise. Each is a median over many blocks, so that a defect in a few
 * blocks does not affect it.
 *
 * @param sharpness binary logarithm of the ratio: -4 for no change from pixel to pixel, 2 for pure
 *     noise
 * @param noise standard deviation, in grey levels of 0 to 255, of white noise with the energy of
 *     the flattest blocks
 */
record SharpnessAndNoise(double sharpness, double noise) {
  /** A side of the image has at most this many blocks of at least {@link #MIN_BLOCK} pixels. */
  private static final int BLOCKS = 24;

  private static final int MIN_BLOCK = 8;

  /** Shares of blocks that count as structured, and as flat. */
  private static final double STRUCTURED_SHARE = 1 / 8.0;

  private static final double FLAT_SHARE = 1 / 4.0;

  /** Squared grey levels below which energy is not significant. */
  private static final double MIN_ENERGY = 0.25;

  /** A second difference of white noise has 6 times its variance, in each of two directions. */
  private static final double WHITE_NOISE_FACTOR = 12;

  /** Measures an image whose rows are added from the top. Not safe for several threads. */
  static final class Measurement {
    private final int height;
    private final int side;
    private final int across;
    private final int down;
    private final BlockEnergies fine;
    private final BlockEnergies coarse;
    private final byte[] previous;
    private final byte[] half;

    Measurement(Size size) {
      height = size.height();
      int longer = Math.max(size.width(), height);
      side = Math.max(MIN_BLOCK, (longer + BLOCKS - 1) / BLOCKS + 1) & ~1;
      across = Math.max(1, size.width() / side);
      down = Math.max(1, height / side);
      previous = new byte[size.width()];
      half = new byte[Math.max(1, size.width() / 2)];
      fine = new BlockEnergies(size.width(), height, side, across, down);
      coarse = new BlockEnergies(half.length, Math.max(1, height / 2), side / 2, across, down);
    }

    /** Adds the next row of luminance. */
    void add(int y, byte[] row) {
      fine.add(row);
      if (y % 2 == 1 || height == 1) {
        coarse.add(halved(height == 1 ? row : previous, row));
      } else {
        System.arraycopy(row, 0, previous, 0, row.length);
      }
    }

    /** Means of 2x2 pixels, without an odd last column. */
    private byte[] halved(byte[] upper, byte[] lower) {
      int right = upper.length > 1 ? 1 : 0;
      for (int x = 0, i = 0; x < half.length; x++, i += 2) {
        half[x] =
            (byte)
                (((upper[i] & 0xff)
                        + (upper[i + right] & 0xff)
                        + (lower[i] & 0xff)
                        + (lower[i + right] & 0xff)
                        + 2)
                    >> 2);
      }
      return half;
    }

    /**
     * The result, after the last row.
     *
     * @param excluded blocks with any of these pixels do not count, unless all blocks have some
     */
    SharpnessAndNoise result(Optional<Mask> excluded) {
      return of(
          fine.means(),
          coarse.means(),
          excluded
              .map(mask -> blocksWithout(mask, side, across, down))
              .filter(blocks -> blocks.length > 0)
              .orElseGet(() -> IntStream.range(0, across * down).boxed().toArray(Integer[]::new)));
    }
  }

  /**
   * @param order blocks that count
   */
  private static SharpnessAndNoise of(double[] fine, double[] coarse, Integer[] order) {
    Arrays.sort(order, (a, b) -> Double.compare(coarse[b], coarse[a]));
    int structured = Math.max(1, (int) (STRUCTURED_SHARE * order.length));
    double[] ratios = new double[structured];
    for (int i = 0; i < structured; i++) {
      int block = order[i];
      ratios[i] = (fine[block] + MIN_ENERGY) / (coarse[block] + 16 * MIN_ENERGY);
    }
    int flat = Math.max(1, (int) (FLAT_SHARE * order.length));
    double[] flatEnergies = new double[flat];
    for (int i = 0; i < flat; i++) {
      flatEnergies[i] = fine[order[order.length - 1 - i]];
    }
    double sigma = Math.sqrt(Quantiles.median(flatEnergies) / WHITE_NOISE_FACTOR);
    return new SharpnessAndNoise(log2(Quantiles.median(ratios)), sigma);
  }

  /** Blocks whose pixels and their neighbours are all outside the mask. */
  private static Integer[] blocksWithout(Mask mask, int side, int across, int down) {
    BitSet touched = new BitSet(across * down);
    mask.bits().stream()
        .forEach(
            i -> {
              int x = i % mask.width();
              int y = i / mask.width();
              for (int by = Math.max(0, y - 2) / side;
                  by <= Math.min(down - 1, (y + 2) / side);
                  by++) {
                for (int bx = Math.max(0, x - 2) / side;
                    bx <= Math.min(across - 1, (x + 2) / side);
                    bx++) {
                  touched.set(by * across + bx);
                }
              }
            });
    return IntStream.range(0, across * down)
        .filter(block -> !touched.get(block))
        .boxed()
        .toArray(Integer[]::new);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
