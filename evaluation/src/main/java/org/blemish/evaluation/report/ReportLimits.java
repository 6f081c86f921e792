// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

/**
 * Limits of the size of a report. The scores of all samples are always kept; beyond these limits
 * images are dropped, the least informative samples first.
 *
 * @param images number of samples with images, at least 0
 * @param side longer side of an embedded image, in pixels, at least 16
 * @param bytes total size of all embedded images in the file, at least 0
 */
public record ReportLimits(int images, int side, long bytes) {
  /** Samples of 384 pixels in a file below 25 million bytes: some 400 of one model. */
  public static final ReportLimits DEFAULT = new ReportLimits(1000, 384, 23_500_000);

  public ReportLimits {
    if (images < 0 || side < 16 || bytes < 0) {
      throw new IllegalArgumentException(
          "report limits: images %d and bytes %d must be at least 0, side %d at least 16"
              .formatted(images, bytes, side));
    }
  }
}
