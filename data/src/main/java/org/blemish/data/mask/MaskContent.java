// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.mask;

import java.nio.file.Path;
import org.blemish.core.file.FileBytes;
import org.blemish.core.image.Images;
import org.blemish.data.mask.MaskReading.MaskRule;

/**
 * Reads masks by what their files contain. In a lossless mask every value above 0 marks a pixel,
 * such as VisA's class numbers 1 to 6. In lossy files and in masks with a grey ramp at their edges,
 * values of at least half the largest do. A palette counts by its colours if one of them is black,
 * else by its index.
 */
public final class MaskContent {
  private static final int HEADER_BYTES = 32;

  private MaskContent() {}

  /**
   * Reads a mask file.
   *
   * @throws org.blemish.core.BlemishException if the file is missing or not an image
   */
  public static MaskReading read(Path file) {
    MaskFile levels = MaskFile.read(file);
    MaskFormat format = MaskFormat.of(FileBytes.start(file, HEADER_BYTES));
    if (format == MaskFormat.LOSSY) {
      return new MaskReading(levels.atLeastHalf(), MaskRule.LOSSY_HALF);
    }
    if (levels.hasSoftEdges()) {
      return new MaskReading(levels.atLeastHalf(), MaskRule.SOFT_HALF);
    }
    boolean colours = format == MaskFormat.PALETTE && levels.hasBlack();
    return new MaskReading(colours ? levels.atLeast(1) : Images.readMask(file), MaskRule.LOSSLESS);
  }
}
