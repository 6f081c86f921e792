// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * A TIFF file in memory whose first directory has been parsed. Only what is asked for is checked.
 */
public final class TiffFile {
  private static final int MAX_PAGES = 1000;

  private final TiffEntries first;
  private final int length;

  private TiffFile(TiffEntries first, int length) {
    this.first = first;
    this.length = length;
  }

  /**
   * Parses the first directory.
   *
   * @param file the whole file, which must not change
   * @throws DamagedFileException if there is none
   */
  public static TiffFile of(byte[] file) {
    return new TiffFile(TiffEntries.read(file), file.length);
  }

  /**
   * The first directory.
   *
   * @throws DamagedFileException if it is damaged, or of a kind that is not read
   */
  public TiffDirectory directory() {
    return TiffDirectory.of(first, length);
  }

  /** Size of the first page, without further checks. */
  public Size size() {
    return TiffDirectory.size(first);
  }

  /** Value of EXIF's tag 274 of the first page; 1, upright, without it. */
  public int orientation() {
    return (int) first.number(274, 1);
  }

  /**
   * Number of pages, of the first thousand, that are no smaller copies and no masks of others. 0 if
   * there are only such.
   */
  public int pages() {
    return first.pages(MAX_PAGES);
  }

  /** Whether the first page is a smaller copy or a mask of another one. */
  public boolean startsWithCopy() {
    return !first.isPage();
  }
}
