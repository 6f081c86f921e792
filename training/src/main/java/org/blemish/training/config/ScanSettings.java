// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import java.util.Optional;
import org.blemish.core.depth.BackgroundRule;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Size;
import org.blemish.core.scan.ScanUnits;
import org.blemish.inference.ScanInput;

/**
 * How scans are read and prepared. The other components are those of {@link DepthSettings}.
 *
 * @param scale metres for each stored number, above 0 (0.001 for millimetres); if absent, floats
 *     are metres, and integers need a range in a file next to the scan
 * @param grid cells of the depth features; if absent those of the first feature map, or for depth
 *     alone one for each 32 pixels of the prepared size
 */
public record ScanSettings(
    Optional<Double> scale,
    int gapFillingPasses,
    BackgroundRule background,
    double threshold,
    boolean relativeToBackground,
    Optional<Size> grid,
    int downscale,
    int dilation,
    long seed) {
  public ScanSettings {
    scale.ifPresent(ScanUnits::scaled); // throws where it is not above 0
  }

  /** Units of the stored numbers. */
  public ScanUnits units() {
    return scale.map(ScanUnits::scaled).orElse(ScanUnits.UNSPECIFIED);
  }

  /** The preparation on a grid. */
  public ScanInput toScanInput(Size cells) {
    return new ScanInput(
        new DepthSettings(
            gapFillingPasses,
            background,
            threshold,
            relativeToBackground,
            cells,
            downscale,
            dilation,
            seed),
        scale);
  }
}
