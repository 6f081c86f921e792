// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.preparation.Exposure;

/**
 * Quality measures of one prepared image, before its exposure is corrected.
 *
 * @param levels of brightness, see {@link Exposure#levels}
 * @param saturated share of the pixels that are white
 * @param sharpness binary logarithm of fine over coarse structure
 * @param noise standard deviation of white noise with the same energy as the flattest blocks, in
 *     grey levels of 0 to 255
 * @param thumbnail to estimate the part's position
 * @param colour mean colour
 */
public record ImageQuality(
    List<Double> levels,
    double saturated,
    double sharpness,
    double noise,
    AlignmentThumbnail thumbnail,
    MeanColour colour) {
  private static final int WHITE = 254;

  public ImageQuality {
    levels = List.copyOf(levels);
  }

  /** Measures a whole image, in a few milliseconds at 768x768. */
  public static ImageQuality of(Image image) {
    return of(image, Optional.empty());
  }

  /**
   * Measures an image of a model that ignores pixels.
   *
   * @param ignored mask of the image's size; see {@link #of(Image, Optional, Optional)}
   */
  public static ImageQuality of(Image image, Optional<Mask> ignored) {
    return of(image, ignored, Optional.empty());
  }

  /**
   * Measures the pixels of an image that count. Levels, saturation and colour are measured without
   * the other pixels. Sharpness, noise and the thumbnail need a whole image: there, pixels that do
   * not count take the mean brightness of the others. Blocks with excluded pixels count neither for
   * sharpness nor for noise, unless all blocks have some.
   *
   * @param ignored pixels that the model ignores in every image, in training too; a mask of the
   *     image's size
   * @param excluded pixels to leave out in this image alone; a mask of the image's size
   */
  public static ImageQuality of(Image image, Optional<Mask> ignored, Optional<Mask> excluded) {
    Optional<Mask> all = Mask.union(ignored, excluded);
    Luma luma = Luma.of(image);
    long[] histogram = luma.histogram(all);
    long pixels = Arrays.stream(histogram).sum();
    long white = Arrays.stream(histogram, WHITE, histogram.length).sum();
    Luma filled = all.map(mask -> Luma.filledWithMean(image, mask, histogram)).orElse(luma);
    SharpnessAndNoise.Measurement detail = new SharpnessAndNoise.Measurement(image.size());
    AlignmentThumbnail.Measurement thumbnail = new AlignmentThumbnail.Measurement(image.size());
    filled.forEachRow(
        (y, row) -> {
          detail.add(y, row);
          thumbnail.add(y, row);
        });
    SharpnessAndNoise measured = detail.result(excluded);
    return new ImageQuality(
        Arrays.stream(Exposure.levels(histogram)).boxed().toList(),
        (double) white / Math.max(1, pixels),
        measured.sharpness(),
        measured.noise(),
        thumbnail.result(),
        MeanColour.of(image, all));
  }

  double[] levelsArray() {
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
