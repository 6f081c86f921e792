// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.mask.MaskContent;
import org.blemish.data.mask.MaskFile;
import org.blemish.data.mask.MaskReading;

/** What the pixel values of a data set's mask files mean. */
public sealed interface MaskEncoding {
  /**
   * Reads the pixels that a mask file marks as defective.
   *
   * @throws org.blemish.core.BlemishException if the file is missing or not an image
   */
  MaskReading read(Path file);

  /** Found from each file by {@link MaskContent}; most data sets use this. */
  record ByContent() implements MaskEncoding {
    @Override
    public MaskReading read(Path file) {
      return MaskContent.read(file);
    }
  }

  /**
   * Pixels of at least this value are defective: for masks with soft edges.
   *
   * @param level smallest value that counts, 1 to 255
   */
  record AtLeast(int level) implements MaskEncoding {
    public AtLeast {
      if (level < 1 || level > 255) {
        throw new IllegalArgumentException("mask level " + level + ": expected 1 to 255");
      }
    }

    @Override
    public MaskReading read(Path file) {
      return new MaskReading(MaskFile.read(file).atLeast(level), MaskReading.MaskRule.LOSSLESS);
    }
  }

  /**
   * Each mask file is one region; the value of its pixels is the class of the defect.
   *
   * @param kinds all kinds of defects of the category, with different pixel values
   */
  record ByKind(List<DefectKind> kinds) implements MaskEncoding {
    public ByKind {
      kinds = List.copyOf(kinds);
    }

    @Override
    public MaskReading read(Path file) {
      return new MaskReading(MaskFile.read(file).atLeast(1), MaskReading.MaskRule.LOSSLESS);
    }
  }
}
