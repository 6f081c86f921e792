// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;

/**
 * One image in a {@link PixelStore}.
 *
 * @param id the sample's id
 * @param good its label; a defective image may have no region, if all of them are excluded
 * @param defectType kind of defect, {@code good} for good parts
 * @param regions its regions; keys in {@code overlaps} name them by number
 * @param negatives keys of the pixels outside the mask
 * @param positives keys of the pixels inside the mask
 * @param overlaps for each region the keys of its highest pixels, as many as saturate it
 */
record StoredImage(
    String id,
    boolean good,
    String defectType,
    List<StoredRegion> regions,
    KeyRun negatives,
    KeyRun positives,
    KeyRun overlaps) {
  /**
   * A region of the ground truth.
   *
   * @param defect name of the defect
   * @param saturation number of found pixels that count as all of it, at least 1
   */
  record StoredRegion(String defect, int saturation) {}

  boolean has(String defect) {
    return regions.stream().anyMatch(region -> region.defect().equals(defect));
  }
}
