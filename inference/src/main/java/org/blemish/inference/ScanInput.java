// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.Optional;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.scan.ScanUnits;

/**
 * How scans are read and prepared.
 *
 * @param depth preparation of one view
 * @param scale metres per unit of the numbers in scan files, above 0; if empty, floats are metres
 */
public record ScanInput(DepthSettings depth, Optional<Double> scale) {
  public ScanInput {
    scale.ifPresent(ScanUnits::scaled); // checks the scale
  }

  /** What the numbers in scan files mean. */
  public ScanUnits units() {
    return scale.map(ScanUnits::scaled).orElse(ScanUnits.UNSPECIFIED);
  }
}
