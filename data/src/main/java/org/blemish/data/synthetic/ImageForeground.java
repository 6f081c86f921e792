// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.grid.Mask;

/**
 * Roughly where an image shows the product, told by the colour of its border. The image is looked
 * at in cells; a cell is product where its mean colour or its contrast is far from the border's
 * usual. Where that says next to nothing or nearly everything, the product fills the picture.
 *
 * @param foreground pixels of the product
 * @param background colour of the border, one value per channel, where there is a background
 */
record ImageForeground(Mask foreground, Optional<float[]> background) {
  private static final int CELLS = 96;

  /** What differs less than this share of the product's own difference is its shade. */
  private static final double SHADE = 0.3;

  private static final double LEAST = 0.02;
  private static final double MOST = 0.9;

  /** A border this uneven (grey levels) is no background. */
  private static final double UNEVEN = 24;

  static ImageForeground of(ValueGrid canvas) {
    BlockStatistics cells = BlockStatistics.of(canvas, CELLS);
    float[] colour = cells.borderColour();
    float[] distance = cells.distances(colour);
    float usual = cells.borderQuantile(distance, 0.75);
    float usualContrast = cells.borderQuantile(cells.contrast(), 0.75);
    float[] ascending = distance.clone();
    Arrays.sort(ascending);
    float far = ascending[(int) (0.98 * (ascending.length - 1))];
    double limit = Math.max(10 + 2 * usual, SHADE * far);
    BitSet is = new BitSet();
    for (int i = 0; i < distance.length; i++) {
      is.set(i, distance[i] > limit || cells.contrast()[i] > 8 + 3 * usualContrast);
    }
    BitSet smooth = cells.majorityFiltered(is);
    double share = (double) smooth.cardinality() / distance.length;
    if (usual > UNEVEN || share < LEAST || share > MOST) {
      BitSet all = new BitSet();
      all.set(0, canvas.size().area());
      return new ImageForeground(new Mask(canvas.width(), canvas.height(), all), Optional.empty());
    }
    return new ImageForeground(
        cells.toMask(smooth, canvas.size()), Optional.of(Arrays.copyOf(colour, colour.length)));
  }
}
