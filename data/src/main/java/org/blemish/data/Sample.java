// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one part in a data set. Nothing is decoded yet.
 *
 * @param id path relative to the data set's root, with forward slashes, unique there; the key in
 *     all tables ({@code test/scratch_head/003.png})
 * @param image colour or grey image
 * @param scan organised 3D scan
 * @param label good or defective
 * @param defectType kind of defect as named in the data set; {@code good} for good samples
 * @param masks ground-truth masks; several if a data set has one file for each region (MVTec LOCO
 *     AD), empty if it has none
 * @param group samples of one group are either all fitted or all calibrated on, such as several
 *     images of one part
 */
public record Sample(
    String id,
    Optional<Path> image,
    Optional<Path> scan,
    Label label,
    String defectType,
    List<Path> masks,
    Optional<String> group) {
  public Sample {
    masks = List.copyOf(masks);
    if (image.isEmpty() && scan.isEmpty()) {
      throw new IllegalArgumentException("sample " + id + " has neither image nor scan");
    }
  }

  /** The image if there is one, else the scan: the file that names the sample in messages. */
  public Path file() {
    return image.orElseGet(scan::orElseThrow);
  }
}
