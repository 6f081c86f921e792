// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.ImageFormat;
import org.blemish.core.image.internal.PngHeader;

/** Image files on disk: as little is read as their beginning shows to be needed. */
final class ImageFile {
  /** Where the size is, unless metadata come first. */
  private static final int HEADER = 1 << 20;

  /** Beyond any image's metadata. */
  private static final long METADATA = 64L << 20;

  /** Four channels of 32 bits, more than any of the formats stores for a pixel. */
  private static final long BYTES_PER_PIXEL = 16;

  private ImageFile() {}

  /**
   * All bytes of a file. A file that is no image, or is far longer than its pixels need, is refused
   * before it is read.
   */
  static byte[] read(Path path, ReadLimits limits) {
    byte[] start = FileBytes.start(path, HEADER);
    if (start.length < HEADER) {
      return start;
    }
    ImageFormat format = DecodedImage.format(start, path.toString());
    long most = limits.bytes();
    // A TIFF may have many pages, and the directory of the first one at its end.
    if (format != ImageFormat.TIFF) {
      Optional<Size> size = size(start, path);
      if (size.isPresent()) {
        limits.check(size.get(), path.toString());
        long pixels = (long) size.get().width() * size.get().height();
        most = Math.min(most, METADATA + BYTES_PER_PIXEL * pixels);
      }
    }
    return FileBytes.read(path, most);
  }

  /** Size of the upright image. */
  static Size size(Path path, ReadLimits limits) {
    byte[] start = FileBytes.start(path, HEADER);
    byte[] file = start;
    if (start.length == HEADER) {
      // The directory of these, or the orientation, may follow the pixels.
      Optional<ImageFormat> format = ImageFormat.of(start);
      if (format.filter(ImageFormat.TIFF::equals).isPresent()) {
        file = read(path, limits);
      } else if (format.filter(ImageFormat.PNG::equals).isPresent()) {
        file = pngHeader(path);
      }
    }
    return DecodedImage.size(file, path.toString());
  }

  private static byte[] pngHeader(Path path) {
    try {
      return PngHeader.read(path, METADATA);
    } catch (IOException e) {
      throw FileBytes.unreadable(path, e);
    }
  }

  private static Optional<Size> size(byte[] start, Path path) {
    try {
      return Optional.of(DecodedImage.size(start, path.toString()));
    } catch (BlemishException e) {
      return Optional.empty(); // behind metadata, or damaged: decoding reports it
    }
  }
}
