// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.Dataset;
import org.blemish.data.GroundTruth;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.DefectRegion;
import org.blemish.evaluation.metrics.PixelTruth;

/**
 * Where the defects of a sample are, for figures and for people.
 *
 * @param mask all defective pixels; empty where nobody has marked them
 * @param pixelTruth the same as the metrics take it
 */
public record SampleTruth(Optional<Mask> mask, Optional<PixelTruth> pixelTruth) {
  /** Of a sample whose defects nobody has marked. */
  public static final SampleTruth UNKNOWN = new SampleTruth(Optional.empty(), Optional.empty());

  /**
   * Reads a sample's masks.
   *
   * @param size of the sample's image
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
