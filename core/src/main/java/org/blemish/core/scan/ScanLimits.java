// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.file.SystemLimit;

/** The largest scan that is decoded, checked against the header first. */
final class ScanLimits {
  /** About 8000x8000 readings; the coordinates of that many points take 800 MB. */
  static final long MAX_PIXELS = SystemLimit.SCAN_READINGS.orDefault(1L << 26);

  /** Bytes that one byte of a file can unpack to at most. */
  private static final long MAX_UNPACKING_RATIO = 3000;

  private ScanLimits() {}

  /** Checks the size that a file's header states. */
  static void check(Path file, long width, long height) {
    if (width < 1 || height < 1) {
      throw new BlemishException(
          "%s: states a size of %dx%d, expected at least 1x1".formatted(file, width, height));
    }
    if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
      throw new BlemishException(
          "%s: states a size of %dx%d, at most %d readings are read: crop or reduce the scan, or raise %s"
              .formatted(file, width, height, MAX_PIXELS, SystemLimit.SCAN_READINGS.property()));
    }
  }

  /** Checks a size against the file's length: no format compresses better than LZW does zeros. */
  static void checkPacked(Path file, long width, long height, long fileBytes) {
    check(file, width, height);
    if (width * height > MAX_UNPACKING_RATIO * fileBytes) {
      throw new BlemishException(
          "%s: states a size of %dx%d in %d bytes: is the file complete?"
              .formatted(file, width, height, fileBytes));
    }
  }
}
