// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageDecoder;
import org.blemish.core.image.internal.ImageFormat;
import org.blemish.core.image.internal.MemoryInput;
import org.blemish.core.image.internal.PngChunks;
import org.blemish.core.image.internal.tiff.TiffFile;

/**
 * What the header of a file states, read before any pixel is decoded.
 *
 * @param stored size as stored
 * @param orientation how stored rows and columns map to the upright image
 * @param jpeg meaning of a JPEG's components, empty for other formats
 * @param tiff directories of a TIFF, empty for other formats
 */
record ImageHeader(
    Size stored, Orientation orientation, Optional<JpegColours> jpeg, Optional<TiffFile> tiff) {

  static ImageHeader of(ImageFormat format, byte[] file) throws IOException {
    return switch (format) {
      case JPEG -> {
        JpegHeader jpeg = JpegHeader.of(file);
        yield new ImageHeader(
            jpeg.size(), jpeg.orientation(), Optional.of(jpeg.colours()), Optional.empty());
      }
      case PNG ->
          plain(
              pngSize(file),
              PngChunks.exif(file).map(Exif::orientation).orElse(Orientation.UPRIGHT));
      case WEBP -> plain(decoderSize(format, file), RiffChunks.orientation(file));
      case TIFF -> {
        TiffFile tiff = TiffFile.of(file);
        yield new ImageHeader(
            tiff.size(),
            Orientation.ofTag(tiff.orientation()),
            Optional.empty(),
            Optional.of(tiff));
      }
      case GIF -> plain(GifFrame.screen(file), Orientation.UPRIGHT);
      case NETPBM -> plain(NetpbmHeader.read(file).size(), Orientation.UPRIGHT);
      case BMP -> plain(decoderSize(format, file), Orientation.UPRIGHT);
    };
  }

  private static ImageHeader plain(Size size, Orientation orientation) {
    return new ImageHeader(size, orientation, Optional.empty(), Optional.empty());
  }

  private static Size pngSize(byte[] file) {
    PngChunks.checkHeader(file);
    ByteBuffer header = ByteBuffer.wrap(file);
    return size(header.getInt(16), header.getInt(20));
  }

  private static Size decoderSize(ImageFormat format, byte[] file) throws IOException {
    try (ImageInputStream stream = new MemoryInput(file);
        ImageDecoder decoder = ImageDecoder.open(format, stream)) {
      return size(decoder.width(), decoder.height());
    }
  }

  private static Size size(int width, int height) {
    if (width < 1 || height < 1) {
      throw new DamagedFileException("its header states %dx%d pixels".formatted(width, height));
    }
    return new Size(width, height);
  }
}
