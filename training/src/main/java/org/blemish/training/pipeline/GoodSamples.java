// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.model.UsedImages;
import org.blemish.core.preparation.Exposure;
import org.blemish.core.quality.ImageQuality;

/**
 * What the good samples contain, as {@link GoodSamplesCheck} found it before training.
 *
 * @param digest SHA-256 of ids and file contents
 * @param sizes of the fit samples' inputs, in their order
 * @param exposure of the fit samples' images; empty if there are no images
 * @param imageQualities measurements for a quality gate, of the fit samples in their order; empty
 *     if there are no images or no gate is fitted
 * @param duplicateGroups group of each fit sample: copies and near-copies of one image are one
 *     group
 * @param usedImages fingerprints of the images of all samples
 */
record GoodSamples(
    String digest,
    List<Size> sizes,
    Optional<Exposure> exposure,
    List<ImageQuality> imageQualities,
    int[] duplicateGroups,
    UsedImages usedImages) {
  GoodSamples {
    sizes = List.copyOf(sizes);
    imageQualities = List.copyOf(imageQualities);
  }
}
