// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.List;

/** What the pixel values of a data set's mask files mean. */
public sealed interface MaskEncoding {
  /** Every pixel that is not black belongs to the mask; so most data sets have it. */
  record NotBlack() implements MaskEncoding {}

  /**
   * Pixels from a value on belong to the mask: for masks with soft edges.
   *
   * @param level smallest value that counts, 1 to 255
   */
  record AtLeast(int level) implements MaskEncoding {
    public AtLeast {
      if (level < 1 || level > 255) {
        throw new IllegalArgumentException("mask level " + level + ": expected 1 to 255");
      }
    }
  }

  /**
   * Each mask file is one region; the value of its pixels says which kind of defect it is.
   *
   * @param kinds all kinds of the category, with different pixel values
   */
  record ByKind(List<DefectKind> kinds) implements MaskEncoding {
    public ByKind {
      kinds = List.copyOf(kinds);
    }
  }
}
