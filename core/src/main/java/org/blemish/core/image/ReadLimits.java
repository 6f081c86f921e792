// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.BlemishException;
import org.blemish.core.file.SystemLimit;
import org.blemish.core.geometry.Size;

/**
 * Limits on the work and memory that one image file may take, checked before it is decoded: a file
 * of a few kilobytes can declare an image of terabytes.
 *
 * @param pixels greatest number of pixels of one image, at least 1
 * @param bytes greatest length of a file, at least 1
 * @param scans greatest number of scans of a JPEG, at least 1: a progressive one has about ten
 */
public record ReadLimits(long pixels, long bytes, int scans) {
  private static final long DEFAULT_PIXELS = 200_000_000;
  private static final long DEFAULT_BYTES = 1L << 30;
  private static final int DEFAULT_SCANS = 32;

  /**
   * 200 million pixels, 600 MB in colour: more than industrial cameras have; 1 GiB, 32 scans. The
   * system properties {@code blemish.maxImagePixels}, {@code blemish.maxImageBytes} and {@code
   * blemish.maxJpegScans} set other numbers, read once.
   */
  public static final ReadLimits DEFAULT =
      new ReadLimits(
          SystemLimit.IMAGE_PIXELS.orDefault(DEFAULT_PIXELS),
          SystemLimit.IMAGE_BYTES.orDefault(DEFAULT_BYTES),
          (int) SystemLimit.JPEG_SCANS.orDefault(DEFAULT_SCANS));

  public ReadLimits {
    if (pixels < 1 || bytes < 1 || scans < 1) {
      throw new IllegalArgumentException(
          "limits of %d pixels, %d bytes and %d scans: each is at least 1"
              .formatted(pixels, bytes, scans));
    }
  }

  /** Another number of pixels, else as {@link #DEFAULT}. */
  public ReadLimits(long pixels) {
    this(pixels, DEFAULT.bytes, DEFAULT.scans);
  }

  void check(Size size, String name) {
    long area = (long) size.width() * size.height();
    if (area > pixels) {
      throw new BlemishException(
          "%s: %s are %d pixels, the limit is %d; scale the image down or raise the limit%s"
              .formatted(name, size, area, pixels, howToRaise()));
    }
  }

  /** Who chose another number knows where. */
  private String howToRaise() {
    return pixels == DEFAULT.pixels ? ", " + SystemLimit.IMAGE_PIXELS.property() : "";
  }
}
