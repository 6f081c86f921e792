// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ScanUnits;
import org.blemish.core.scan.Scans;
import org.blemish.data.Sample;

/** Checks that each image has a scan of the same size, and each scan an image. */
final class ScanPairCheck {
  private ScanPairCheck() {}

  /**
   * Checks the scans of all samples, if the data set has any.
   *
   * @param sizes sizes of the images that could be read, by id
   */
  static void check(List<Sample> samples, Map<String, Size> sizes, DataFindings findings) {
    boolean scans = samples.stream().anyMatch(sample -> sample.scan().isPresent());
    boolean images = samples.stream().anyMatch(sample -> sample.image().isPresent());
    for (Sample sample : samples) {
      if (scans && images && sample.scan().isEmpty()) {
        findings.error(sample.file(), "an image without its scan, where others have one");
      } else if (scans && images && sample.image().isEmpty()) {
        findings.error(sample.file(), "a scan without its image, where others have one");
      }
      sample.scan().ifPresent(scan -> size(sample, scan, sizes, findings));
    }
  }

  private static void size(
      Sample sample, Path file, Map<String, Size> sizes, DataFindings findings) {
    try {
      // Sizes and readability do not depend on the unit.
      Scan scan = Scans.read(file, ScanUnits.METRES);
      Size own = new Size(scan.width(), scan.height());
      Size image = sizes.getOrDefault(sample.id(), own);
      if (!own.equals(image)) {
        findings.error(
            file,
            "a scan of %s with an image of %s (%s); their sizes have to be equal"
                .formatted(own, image, sample.file().getFileName()));
      }
    } catch (BlemishException e) {
      findings.readError(file, e);
    }
  }
}
