// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.util.OptionalDouble;

/**
 * What a stored number means: {@code metres = offset + metresPerUnit * number}. A scan of integers
 * has no scale, so one must be given.
 *
 * @param metresPerUnit metres per stored unit, above 0; empty: floats are metres, integers are
 *     refused
 * @param offset metres at a stored 0
 * @param zeroIsReading whether a stored 0 is a depth, instead of "no reading"
 */
public record ScanUnits(OptionalDouble metresPerUnit, double offset, boolean zeroIsReading) {
  /** Floats are metres, integers are refused. */
  public static final ScanUnits UNSPECIFIED = new ScanUnits(OptionalDouble.empty(), 0, false);

  public static final ScanUnits METRES = scaled(1);
  public static final ScanUnits MILLIMETRES = scaled(0.001);

  public ScanUnits {
    metresPerUnit.ifPresent(
        scale -> {
          if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("metres per unit must be above 0, got " + scale);
          }
        });
    if (!Double.isFinite(offset)) {
      throw new IllegalArgumentException("offset must be a number of metres, got " + offset);
    }
  }

  /** A stored 0 means no reading; other numbers are multiplied by {@code metresPerUnit}. */
  public static ScanUnits scaled(double metresPerUnit) {
    return new ScanUnits(OptionalDouble.of(metresPerUnit), 0, false);
  }

  /**
   * 16-bit levels spread over a range, every level a reading (Eyecandies' {@code info_depth.yaml}).
   *
   * @param min metres at level 0
   * @param max metres at level 65535, above {@code min}
   */
  public static ScanUnits range(double min, double max) {
    return new ScanUnits(OptionalDouble.of((max - min) / 65535), min, true);
  }

  /** Metres of a stored depth; 0 for no reading. */
  float depth(float stored) {
    if (!Float.isFinite(stored) || (stored == 0 && !zeroIsReading)) {
      return 0;
    }
    return (float) (offset + metresPerUnit.orElse(1) * stored);
  }

  /** Metres of a stored x or y coordinate; 0 if it is not finite. */
  float coordinate(float stored) {
    return Float.isFinite(stored) ? (float) (metresPerUnit.orElse(1) * stored) : 0;
  }
}
