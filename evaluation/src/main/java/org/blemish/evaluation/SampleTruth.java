// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.Dataset;
import org.blemish.data.GroundTruth;
import org.blemish.data.MaskNote;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.PixelTruth;

/**
 * Where the defects of a sample are.
 *
 * @param mask all defective pixels, for reports; empty if the sample has no annotation
 * @param pixelTruth the ground truth of the pixel metrics; empty: the sample is in no pixel metric
 * @param notes how its masks were read, and why a mask is not used
 */
public record SampleTruth(
    Optional<Mask> mask, Optional<PixelTruth> pixelTruth, List<MaskNote> notes) {
  /** Of a sample without annotation. */
  public static final SampleTruth UNKNOWN =
      new SampleTruth(Optional.empty(), Optional.empty(), List.of());

  public SampleTruth {
    notes = List.copyOf(notes);
  }

  /**
   * The same annotation after the image was transformed, such as shifted.
   *
   * @param transform from a mask of the image to a mask of the transformed image
   * @return without {@code pixelTruth} if all defective pixels left the image
   */
  public SampleTruth transformed(UnaryOperator<Mask> transform) {
    return new SampleTruth(
        mask.map(transform), pixelTruth.flatMap(truth -> truth.transformed(transform)), notes);
  }

  /**
   * Reads a sample's masks. A mask that cannot be read or has another size than the image is not
   * used: the sample is then in no pixel metric, and a note says why.
   *
   * @param size of the sample's image
   */
  public static SampleTruth read(Dataset dataset, Sample sample, Size size) {
    if (!GroundTruth.isKnown(sample)) {
      return UNKNOWN;
    }
    GroundTruth truth;
    try {
      truth = GroundTruth.read(dataset, sample, size);
    } catch (BlemishException e) {
      MaskNote note =
          new MaskNote(
              sample.masks().get(0), MaskNote.Kind.NOT_USED, String.valueOf(e.getMessage()));
      return new SampleTruth(Optional.empty(), Optional.empty(), List.of(note));
    }
    return new SampleTruth(
        Optional.of(truth.union()),
        Optional.of(PixelTruth.of(truth, dataset.maskEncoding())),
        truth.notes());
  }
}
