// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;
import org.blemish.core.image.internal.PngChunks;
import org.blemish.core.image.internal.tiff.TiffFile;

/** Pages and frames of a file behind the first one, which alone is read. */
final class FurtherPictures {
  private FurtherPictures() {}

  /**
   * Whether a file that was decoded has further ones.
   *
   * @throws DamagedFileException as {@link #follow(TiffFile)}
   */
  static boolean follow(ImageFormat format, byte[] file) {
    return switch (format) {
      case TIFF -> follow(TiffFile.of(file));
      case PNG -> PngChunks.frames(file) > 1;
      case GIF -> GifFrame.read(file).hasNext(file);
      case NETPBM -> Netpbm.hasNext(file);
      case JPEG, BMP, WEBP -> false;
    };
  }

  /**
   * Whether a TIFF has further pages. Smaller copies and masks of the first one do not count.
   *
   * @throws DamagedFileException if the first page is such a copy or mask, and another page is not
   */
  static boolean follow(TiffFile tiff) {
    int pages = tiff.pages();
    if (pages > 0 && tiff.startsWithCopy()) {
      throw new DamagedFileException(
          "its first page is a smaller copy or a mask of another page; save that page as PNG");
    }
    return pages > 1;
  }
}
