// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.preparation.Exposure;

/**
 * What is measured of one prepared picture, before its exposure is corrected.
 *
 * @param levels of brightness, as {@link Exposure#levels} gives them
 * @param saturated share of the pixels that are white
 * @param sharpness binary logarithm of fine over coarse structure
 * @param noise standard deviation of white noise that would look like the calmest parts, in grey
 *     levels of 0 to 255
 * @param thumbnail the picture in few cells
 */
public record ImageQuality(
    List<Double> levels,
    double saturated,
    double sharpness,
    double noise,
    AlignmentThumbnail thumbnail) {
  private static final int WHITE = 254;

  public ImageQuality {
    levels = List.copyOf(levels);
  }

  /** Measures a picture, in some milliseconds at 768x768. */
  public static ImageQuality of(Image image) {
    return of(image, Optional.empty());
  }

  /**
   * The same of the pixels that are not left out: these take the mean brightness of the others.
   *
   * @param leftOut mask of the picture's size
   */
  public static ImageQuality of(Image image, Optional<Mask> leftOut) {
    Luma whole = Luma.of(image);
    Luma luma = leftOut.map(whole::without).orElse(whole);
    long[] histogram = luma.histogram();
    List<Double> levels = Arrays.stream(Exposure.levels(histogram)).boxed().toList();
    long white = Arrays.stream(histogram, WHITE, histogram.length).sum();
    SharpnessAndNoise detail = SharpnessAndNoise.of(luma);
    return new ImageQuality(
        levels,
        (double) white / image.size().area(),
        detail.sharpness(),
        detail.noise(),
        AlignmentThumbnail.of(luma));
  }

  double[] levelsArray() {
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
