// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
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

  /**
   * Measures an image.
   *
   * @param excluded blocks with any of these pixels do not count, unless all blocks have some
   */
  static SharpnessAndNoise of(Luma luma, Optional<Mask> excluded) {
    int side =
        Math.max(MIN_BLOCK, (Math.max(luma.width(), luma.height()) + BLOCKS - 1) / BLOCKS + 1) & ~1;
    int across = Math.max(1, luma.width() / side);
    int down = Math.max(1, luma.height() / side);
    double[] fine = energies(luma, side, across, down);
    double[] coarse = energies(luma.half(), side / 2, across, down);
    Integer[] order =
        excluded
            .map(mask -> blocksWithout(mask, side, across, down))
            .filter(blocks -> blocks.length > 0)
            .orElseGet(() -> IntStream.range(0, fine.length).boxed().toArray(Integer[]::new));
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

  /**
   * Mean over each block of the squared second differences. Uses all rows: every second row would
   * measure a woven texture differently after a shift by one pixel.
   */
  private static double[] energies(Luma luma, int side, int across, int down) {
    double[] energies = new double[across * down];
    byte[] v = luma.values();
    int width = luma.width();
    for (int by = 0; by < down; by++) {
      int top = Math.max(1, by * side);
      int bottom = Math.min(luma.height() - 1, (by + 1) * side);
      for (int bx = 0; bx < across; bx++) {
        int left = Math.max(1, bx * side);
        int right = Math.min(width - 1, (bx + 1) * side);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
          for (int i = y * width + left; i < y * width + right; i++) {
            int twice = 2 * (v[i] & 0xff);
            int h = (v[i - 1] & 0xff) - twice + (v[i + 1] & 0xff);
            int w = (v[i - width] & 0xff) - twice + (v[i + width] & 0xff);
            sum += h * h + w * w;
          }
        }
        int pixels = Math.max(1, (bottom - top) * (right - left));
        energies[by * across + bx] = (double) sum / pixels;
      }
    }
    return energies;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
