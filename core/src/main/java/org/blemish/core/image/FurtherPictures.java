// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;
import org.blemish.core.image.internal.PngChunks;
import org.blemish.core.image.internal.tiff.TiffDirectory;

/** Pages and frames of a file behind the first one, which alone is read. */
final class FurtherPictures {
  private FurtherPictures() {}

  /**
   * Whether a file that was decoded has further ones. Smaller copies and masks of the first page of
   * a TIFF do not count.
   *
   * @throws DamagedFileException if the first page of a TIFF is such a copy or mask, and another
   *     page is not
   */
  static boolean follow(ImageFormat format, byte[] file) {
    return switch (format) {
      case TIFF -> {
        int pages = TiffDirectory.pages(file);
        if (pages > 0 && TiffDirectory.startsWithCopy(file)) {
          throw new DamagedFileException(
              "its first page is a smaller copy or a mask of another page; save that page as PNG");
        }
        yield pages > 1;
      }
      case PNG -> PngChunks.frames(file) > 1;
      case GIF -> GifFrame.read(file).hasNext(file);
      case NETPBM -> Netpbm.hasNext(file);
      case JPEG, BMP, WEBP -> false;
    };
  }
}
