// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.Dataset;
import org.blemish.data.GroundTruth;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.DefectRegion;
import org.blemish.evaluation.metrics.PixelTruth;

/**
 * Where the defects of a sample are.
 *
 * @param mask all defective pixels, for reports; empty if the sample has no annotation
 * @param pixelTruth the ground truth of the pixel metrics; empty: the sample is in no pixel metric
 */
public record SampleTruth(Optional<Mask> mask, Optional<PixelTruth> pixelTruth) {
  /** Of a sample without annotation. */
  public static final SampleTruth UNKNOWN = new SampleTruth(Optional.empty(), Optional.empty());

  /**
   * The same annotation after the image was transformed, such as shifted.
   *
   * @param transform from a mask of the image to a mask of the transformed image
   * @return without {@code pixelTruth} if all defective pixels left the image
   */
  public SampleTruth transformed(UnaryOperator<Mask> transform) {
    return new SampleTruth(
        mask.map(transform), pixelTruth.flatMap(truth -> truth.transformed(transform)));
  }

  /**
   * Reads a sample's masks.
   *
   * @param size of the sample's image
   * @throws org.blemish.core.BlemishException if a mask cannot be read or has another size
   */
  public static SampleTruth read(Dataset dataset, Sample sample, Size size) {
    if (!GroundTruth.isKnown(sample)) {
      return UNKNOWN;
    }
    GroundTruth truth = GroundTruth.read(dataset, sample, size);
    Mask union = truth.union();
    if (dataset.maskEncoding() instanceof MaskEncoding.ByKind && !truth.regions().isEmpty()) {
      List<DefectRegion> regions =
          truth.regions().stream()
              .map(
                  region ->
                      new DefectRegion(region.defect(), region.mask(), region.saturationArea()))
              .toList();
      return new SampleTruth(
          Optional.of(union), Optional.of(new PixelTruth.Saturated(size, regions)));
    }
    return new SampleTruth(Optional.of(union), Optional.of(new PixelTruth.PlainMask(union)));
  }
}
