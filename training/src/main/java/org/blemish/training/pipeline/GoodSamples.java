// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.model.UsedImages;
import org.blemish.core.preparation.Exposure;
import org.blemish.core.quality.ImageQuality;
import org.blemish.data.Sample;

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
 * @param unreadable samples that are left out, since their files cannot be read
 */
record GoodSamples(
    String digest,
    List<Size> sizes,
    Optional<Exposure> exposure,
    List<ImageQuality> imageQualities,
    int[] duplicateGroups,
    UsedImages usedImages,
    List<UnreadableSample> unreadable) {
  private static final int NAMED = 5;

  /**
   * A sample that is left out.
   *
   * @param error why it cannot be read, in one line
   */
  record UnreadableSample(Sample sample, String error) {}

  GoodSamples {
    unreadable = List.copyOf(unreadable);
    sizes = List.copyOf(sizes);
    imageQualities = List.copyOf(imageQualities);
  }

  /** The samples without those that are left out. */
  List<Sample> readable(List<Sample> samples) {
    return readable(samples, unreadable);
  }

  /** The samples without those that cannot be read. */
  static List<Sample> readable(List<Sample> samples, List<UnreadableSample> unreadable) {
    return samples.stream()
        .filter(sample -> unreadable.stream().noneMatch(one -> one.sample().equals(sample)))
        .toList();
  }

  /** Lines that name the samples that are left out; none where all can be read. */
  List<String> leftOut() {
    List<String> lines = new ArrayList<>();
    unreadable.stream().limit(NAMED).forEach(one -> lines.add("left out: " + one.error()));
    if (unreadable.size() > NAMED) {
      lines.add("left out: %d more files that cannot be read".formatted(unreadable.size() - NAMED));
    }
    return lines;
  }
}
