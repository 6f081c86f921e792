// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

/**
 * Mean over each block of an image of the squared second differences of neighbouring pixels, across
 * and down. All rows count: every second row would measure a woven texture differently after a
 * shift by one pixel. The rows are added from the top. Not safe for several threads.
 */
final class BlockEnergies {
  private final int width;
  private final int height;
  private final int side;
  private final int across;
  private final int down;
  private final long[] sums;
  private byte[] above;
  private byte[] middle;
  private byte[] below;
  private int rows;

  /**
   * @param width of the image
   * @param height of the image
   * @param side of a block in pixels
   * @param across blocks in a row of blocks; what is beside them does not count
   * @param down rows of blocks
   */
  BlockEnergies(int width, int height, int side, int across, int down) {
    this.width = width;
    this.height = height;
    this.side = side;
    this.across = across;
    this.down = down;
    sums = new long[across * down];
    above = new byte[width];
    middle = new byte[width];
    below = new byte[width];
  }

  /** Adds the next row, {@code width} values without a sign. */
  void add(byte[] row) {
    byte[] oldest = above;
    above = middle;
    middle = below;
    below = oldest;
    System.arraycopy(row, 0, below, 0, width);
    rows++;
    int by = (rows - 2) / side;
    if (rows >= 3 && by < down) {
      measureMiddle(by * across);
    }
  }

  private void measureMiddle(int firstBlock) {
    for (int bx = 0; bx < across; bx++) {
      int right = right(bx);
      long sum = 0;
      for (int x = left(bx); x < right; x++) {
        int twice = 2 * (middle[x] & 0xff);
        int h = (middle[x - 1] & 0xff) - twice + (middle[x + 1] & 0xff);
        int v = (above[x] & 0xff) - twice + (below[x] & 0xff);
        sum += h * h + v * v;
      }
      sums[firstBlock + bx] += sum;
    }
  }

  private int left(int bx) {
    return Math.max(1, bx * side);
  }

  private int right(int bx) {
    return Math.min(width - 1, (bx + 1) * side);
  }

  /** {@code [down, across]}, after the last row. */
  double[] means() {
    double[] means = new double[sums.length];
    for (int i = 0; i < means.length; i++) {
      int by = i / across;
      int bx = i - by * across;
      int lines = Math.min(height - 1, (by + 1) * side) - Math.max(1, by * side);
      int pixels = Math.max(1, lines * (right(bx) - left(bx)));
      means[i] = (double) sums[i] / pixels;
    }
    return means;
  }
}
