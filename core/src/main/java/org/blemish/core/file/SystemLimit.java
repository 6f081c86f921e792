// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import org.blemish.core.BlemishException;

/**
 * Limits on files that a system property can change, such as {@code
 * BLEMISH_JAVA_OPTS=-Dblemish.maxImagePixels=400000000}. Each is a whole number, at least 1.
 */
public enum SystemLimit {
  IMAGE_PIXELS("blemish.maxImagePixels", Long.MAX_VALUE),
  IMAGE_BYTES("blemish.maxImageBytes", FileBytes.MAX_ARRAY_BYTES),
  JPEG_SCANS("blemish.maxJpegScans", Integer.MAX_VALUE),
  SCAN_READINGS("blemish.maxScanReadings", Integer.MAX_VALUE),
  SCAN_BYTES("blemish.maxScanBytes", FileBytes.MAX_ARRAY_BYTES),
  JSON_BYTES("blemish.maxJsonBytes", FileBytes.MAX_ARRAY_BYTES),
  TABLE_BYTES("blemish.maxTableBytes", FileBytes.MAX_ARRAY_BYTES);

  private final String property;
  private final long most;

  SystemLimit(String property, long most) {
    this.property = property;
    this.most = most;
  }

  /** As it is given to Java: {@code -Dblemish.maxImagePixels}. */
  public String property() {
    return "-D" + property;
  }

  /** The limit that was set, else the default. A value that is no number has no effect. */
  public long orDefault(long value) {
    long set = Long.getLong(property, value);
    return set >= 1 && set <= most ? set : value;
  }

  /**
   * Checks all properties, for programs to call at their start.
   *
   * @throws BlemishException naming a property that is not a number in its range
   */
  public static void check() {
    for (SystemLimit limit : values()) {
      String text = System.getProperty(limit.property);
      if (text != null && limit.orDefault(-1) < 1) {
        throw new BlemishException(
            "%s=%s: expected a whole number from 1 to %d"
                .formatted(limit.property(), text, limit.most));
      }
    }
  }
}
