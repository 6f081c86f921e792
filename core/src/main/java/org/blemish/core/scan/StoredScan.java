// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;

/**
 * Numbers of a file as they are stored, not yet metres.
 *
 * @param channels depth alone, or x, y and z, of one size
 * @param integers whether they are integers, which need a scale
 */
record StoredScan(List<FloatMap> channels, boolean integers) {

  /** One or three channels of floats. */
  static StoredScan floats(List<FloatMap> channels) {
    return new StoredScan(channels, false);
  }

  /** The scan in metres, with 0 for no reading. */
  Scan inMetres(Path file, ScanUnits units) {
    if (integers && units.metresPerUnit().isEmpty()) {
      throw new BlemishException(
          file
              + ": depth is stored in whole levels, which have no scale in metres: train with metres per"
              + " level, --scan-scale 0.001 for millimetres");
    }
    FloatMap z = channels.get(channels.size() - 1);
    boolean any = false;
    for (int i = 0; i < z.values().length; i++) {
      z.values()[i] = units.depth(z.values()[i]);
      any |= z.values()[i] != 0;
    }
    if (!any) {
      throw new BlemishException(
          file + ": the scan holds no reading: every depth is 0, NaN or infinite");
    }
    if (channels.size() == 1) {
      return Scan.ofDepth(z);
    }
    return new Scan(
        z,
        Optional.of(lateral(channels.get(0), z, units)),
        Optional.of(lateral(channels.get(1), z, units)));
  }

  private static FloatMap lateral(FloatMap map, FloatMap z, ScanUnits units) {
    float[] values = map.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = z.values()[i] == 0 ? 0 : units.coordinate(values[i]);
    }
    return map;
  }
}
