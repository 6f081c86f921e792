// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.grid.Mask;

/**
 * The foreground of an image, estimated in blocks: a block is foreground if its mean colour or its
 * contrast is far from those at the border of the image. Where nearly no or nearly all blocks are,
 * the whole image is foreground.
 *
 * @param foreground pixels of the part
 * @param background colour of the border, one value for each channel; empty if the whole image is
 *     foreground
 */
record ImageForeground(Mask foreground, Optional<float[]> background) {
  private static final int BLOCKS = 96;

  /** Blocks that differ by less than this share of the part's difference are its shadow. */
  private static final double SHADOW = 0.3;

  private static final double MIN_SHARE = 0.02;
  private static final double MAX_SHARE = 0.9;

  /** Above this unevenness, in grey levels, the border is not a background. */
  private static final double MAX_BORDER_VARIATION = 24;

  static ImageForeground of(ValueGrid canvas) {
    BlockStatistics blocks = BlockStatistics.of(canvas, BLOCKS);
    float[] colour = blocks.borderColour();
    float[] distance = blocks.distances(colour);
    float usual = blocks.borderQuantile(distance, 0.75);
    float usualContrast = blocks.borderQuantile(blocks.contrast(), 0.75);
    float[] ascending = distance.clone();
    Arrays.sort(ascending);
    float far = ascending[(int) (0.98 * (ascending.length - 1))];
    double limit = Math.max(10 + 2 * usual, SHADOW * far);
    BitSet is = new BitSet();
    for (int i = 0; i < distance.length; i++) {
      is.set(i, distance[i] > limit || blocks.contrast()[i] > 8 + 3 * usualContrast);
    }
    BitSet smooth = blocks.majorityFiltered(is);
    double share = (double) smooth.cardinality() / distance.length;
    if (usual > MAX_BORDER_VARIATION || share < MIN_SHARE || share > MAX_SHARE) {
      BitSet all = new BitSet();
      all.set(0, canvas.size().area());
      return new ImageForeground(new Mask(canvas.width(), canvas.height(), all), Optional.empty());
    }
    return new ImageForeground(
        blocks.toMask(smooth, canvas.size()), Optional.of(Arrays.copyOf(colour, colour.length)));
  }
}
