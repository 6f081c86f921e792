// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One part of a data set, as files. Nothing is decoded yet.
 *
 * @param id path relative to the data set's root, with forward slashes, unique there; the key in
 *     all tables ({@code test/scratch_head/003.png})
 * @param image colour or grey picture
 * @param scan organised 3D scan
 * @param label good or defective
 * @param defectType name of the kind of defect as the data set has it, {@code good} for good parts
 * @param masks ground-truth masks; several where a data set gives one file per region (MVTec LOCO
 *     AD), empty where there are none
 * @param group parts with one group never straddle fit and calibrate (consecutive shots of one
 *     part)
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

  /** Image where there is one, else scan: the file that names the sample in messages. */
  public Path file() {
    return image.orElseGet(scan::orElseThrow);
  }
}
