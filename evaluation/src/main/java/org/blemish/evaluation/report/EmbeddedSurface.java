// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.Scan;
import org.blemish.inference.heatmap.Shrink;

/**
 * A scan reduced for the 3D view of the page: mean depth per cell, in 16 bits.
 *
 * @param size columns and rows
 * @param pitchX width of a cell in metres, 0 if the scan has no coordinates
 * @param pitchY height of a cell in metres, 0 if the scan has no coordinates
 * @param near depth of the value 1, metres
 * @param far depth of the value 65535, metres
 * @param data little-endian 16-bit depths in Base64, row by row, 0 for no reading
 */
record EmbeddedSurface(
    Size size, double pitchX, double pitchY, double near, double far, String data) {
  private static final int SIDE = 96;
  private static final int MAX_VALUE = 65_535;

  /** The surface of a scan; empty if it has no reading. */
  static Optional<EmbeddedSurface> of(Scan scan) {
    Size size = Shrink.fit(scan.z().size(), SIDE);
    float[] depths = meanReadings(scan.z(), size);
    double near = Double.POSITIVE_INFINITY;
    double far = Double.NEGATIVE_INFINITY;
    for (float depth : depths) {
      if (depth != 0) {
        near = Math.min(near, depth);
        far = Math.max(far, depth);
      }
    }
    if (near > far) {
      return Optional.empty();
    }
    double pitchX = scan.x().map(x -> pitch(scan.z(), x, 1, 0)).orElse(0.0);
    double pitchY = scan.y().map(y -> pitch(scan.z(), y, 0, 1)).orElse(0.0);
    return Optional.of(
        new EmbeddedSurface(
            size,
            pitchX * scan.width() / size.width(),
            pitchY * scan.height() / size.height(),
            near,
            far,
            encode(depths, near, far)));
  }

  private static String encode(float[] depths, double near, double far) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * depths.length).order(ByteOrder.LITTLE_ENDIAN);
    double width = far > near ? far - near : 1;
    for (float depth : depths) {
      long value = depth == 0 ? 0 : 1 + Math.round((MAX_VALUE - 1) * (depth - near) / width);
      bytes.putShort((short) value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static float[] meanReadings(FloatMap z, Size to) {
    double[] sums = new double[to.area()];
    int[] counts = new int[to.area()];
    for (int y = 0; y < z.height(); y++) {
      int row = (int) ((long) y * to.height() / z.height()) * to.width();
      for (int x = 0; x < z.width(); x++) {
        float depth = z.get(x, y);
        if (depth != 0) {
          int cell = row + (int) ((long) x * to.width() / z.width());
          sums[cell] += depth;
          counts[cell]++;
        }
      }
    }
    float[] means = new float[to.area()];
    for (int i = 0; i < means.length; i++) {
      means[i] = counts[i] == 0 ? 0 : (float) (sums[i] / counts[i]);
    }
    return means;
  }

  /** Mean distance of neighbouring readings along a row (1, 0) or a column (0, 1). */
  private static double pitch(FloatMap z, FloatMap coordinate, int dx, int dy) {
    double sum = 0;
    long count = 0;
    for (int y = 0; y + dy < z.height(); y++) {
      for (int x = 0; x + dx < z.width(); x++) {
        if (z.get(x, y) != 0 && z.get(x + dx, y + dy) != 0) {
          sum += coordinate.get(x + dx, y + dy) - coordinate.get(x, y);
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.abs(sum / count);
  }
}
