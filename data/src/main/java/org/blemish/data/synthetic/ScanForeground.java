// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.BitSet;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.BackgroundRule;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.grid.Mask;
import org.blemish.core.scan.Scan;

/**
 * The foreground of a scan: readings above the supporting surface, or all readings if no surface is
 * found.
 */
final class ScanForeground {
  private ScanForeground() {}

  static Mask of(Scan scan) {
    Mask readings = readings(scan);
    DepthSettings settings = DepthSettings.paper().withBackground(BackgroundRule.ROBUST);
    Mask part;
    try {
      part = new DepthPreparation(settings).prepare(scan, "scan").foreground();
    } catch (BlemishException noPart) {
      return readings;
    }
    BitSet bits = (BitSet) readings.bits().clone();
    bits.and(part.resized(readings.size()).bits());
    return new Mask(scan.width(), scan.height(), bits);
  }

  private static Mask readings(Scan scan) {
    BitSet bits = new BitSet();
    float[] z = scan.z().values();
    for (int i = 0; i < z.length; i++) {
      bits.set(i, z[i] > 0);
    }
    return new Mask(scan.width(), scan.height(), bits);
  }
}
