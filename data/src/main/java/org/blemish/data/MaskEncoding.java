// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.file.FileBytes;
import org.blemish.core.image.Images;

/** What the pixel values of a data set's mask files mean. */
public sealed interface MaskEncoding {
  /**
   * Reads the pixels that a mask file marks as defective.
   *
   * @throws org.blemish.core.BlemishException if the file is missing or not an image
   */
  MaskReading read(Path file);

  /**
   * Found from each file; most data sets use this. In a lossless mask every value above 0 is
   * defective, such as VisA's class numbers 1 to 6. In lossy files and in masks with a grey ramp at
   * their edges, pixels of at least half the largest value are. A palette counts by its colours
   * where one of them is black, else by its index.
   */
  record ByContent() implements MaskEncoding {
    @Override
    public MaskReading read(Path file) {
      byte[] bytes = FileBytes.read(file);
      MaskFile levels = MaskFile.of(file, Images.read(bytes, file.toString()));
      MaskFormat format = MaskFormat.of(bytes);
      if (format == MaskFormat.LOSSY) {
        return new MaskReading(levels.atLeastHalf(), Optional.of(MaskNote.Kind.LOSSY));
      }
      if (levels.hasSoftEdges()) {
        return new MaskReading(levels.atLeastHalf(), Optional.of(MaskNote.Kind.SOFT));
      }
      boolean colours = format == MaskFormat.PALETTE && levels.hasBlack();
      return MaskReading.of(colours ? levels.atLeast(1) : Images.readMask(bytes, file.toString()));
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
      return MaskReading.of(MaskFile.read(file).atLeast(level));
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
      return MaskReading.of(MaskFile.read(file).atLeast(1));
    }
  }
}
