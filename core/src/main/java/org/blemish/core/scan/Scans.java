// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.image.internal.ImageFormat;

/**
 * Reads scans from files: TIFF of floats (1 or 3 channels), 16-bit grey PNG, NumPy's {@code .npy},
 * organised PLY and PCD. The format is recognised by the content, not by the name. Depths that are
 * 0, NaN or infinite become 0, "no reading". Stateless, safe for many threads.
 */
public final class Scans {
  private Scans() {}

  /**
   * Reads a scan whose floats are metres. Integers are refused, since they have no scale, unless a
   * file in the same folder states their range in the form of Eyecandies ({@code 007_depth.png},
   * {@code 007_info_depth.yaml}).
   */
  public static Scan read(Path file) {
    return read(file, ScanUnits.UNSPECIFIED);
  }

  /**
   * Reads a scan.
   *
   * @param units what a stored number means; {@link ScanUnits#UNSPECIFIED} as {@link #read(Path)}
   * @return at least one reading, in metres
   * @throws BlemishException if the file is missing, of another format, truncated, too large, not
   *     organised, or without any reading
   */
  public static Scan read(Path file, ScanUnits units) {
    try {
      return inMetres(file, units);
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(file.toString(), e);
    }
  }

  private static Scan inMetres(Path file, ScanUnits units) {
    StoredScan stored = stored(file);
    boolean unsaid = stored.integers() && units.metresPerUnit().isEmpty();
    return stored.inMetres(file, unsaid ? DepthRange.forScan(file).orElse(units) : units);
  }

  /**
   * Reads a point cloud: like {@link #read(Path, ScanUnits)}, with x and y.
   *
   * @throws BlemishException also if the file has depth alone
   */
  public static Scan readCloud(Path file, ScanUnits units) {
    Scan scan = read(file, units);
    if (scan.x().isEmpty()) {
      throw new BlemishException(
          file + ": holds one channel (depth), a point cloud needs three (x, y, z)");
    }
    return scan;
  }

  /** Writes a scan as a TIFF of floats, metres: x, y and z if it has them, else depth alone. */
  public static void write(Path file, Scan scan) {
    if (scan.x().isPresent() && scan.y().isPresent()) {
      FloatTiff.write(file, scan.x().get(), scan.y().get(), scan.z());
    } else {
      FloatTiff.write(file, scan.z());
    }
  }

  private static StoredScan stored(Path file) {
    byte[] bytes = FileBytes.start(file, 8);
    if (ImageFormat.isTiff(bytes)) {
      return StoredScan.floats(FloatTiff.read(file));
    }
    String start = new String(bytes, ISO_8859_1);
    if (start.startsWith("\u0089PNG")) {
      return DepthPng.read(file);
    }
    if (start.startsWith("\u0093NUMPY")) {
      return Npy.read(file);
    }
    if (start.startsWith("ply\n") || start.startsWith("ply\r")) {
      return StoredScan.floats(Ply.read(file));
    }
    if (start.startsWith("# .PCD") || start.startsWith("VERSION")) {
      return StoredScan.floats(Pcd.read(file));
    }
    throw new BlemishException(
        file + ": not a scan, expected a TIFF of floats, a 16-bit PNG, .npy, PLY or PCD file");
  }
}
