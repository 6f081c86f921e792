// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.function.Function;
import javax.imageio.stream.ImageInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.internal.ImageDecoder;
import org.blemish.core.image.internal.ImageFormat;
import org.blemish.core.image.internal.MemoryInput;
import org.blemish.core.image.internal.PngChunks;
import org.blemish.core.image.internal.UnreadFormat;
import org.blemish.core.image.internal.tiff.TiffDirectory;

/**
 * A file's stored samples and the information to interpret them.
 *
 * @param raster stored samples
 * @param meaning how they are interpreted
 * @param orientation how rows and columns map to the upright image
 */
record DecodedImage(Raster raster, SampleMeaning meaning, Orientation orientation) {

  /**
   * Decodes a file and checks it for damage.
   *
   * @param result computes the result from the samples
   * @throws BlemishException naming the file, if it cannot be decoded
   */
  static <T> T read(byte[] file, String name, ReadLimits limits, Function<DecodedImage, T> result) {
    ImageFormat format = format(file, name);
    return guarded(
        format,
        name,
        () -> {
          ImageHeader header = ImageHeader.of(format, file);
          limits.check(header.stored(), name);
          return result.apply(decode(format, file, header, limits));
        });
  }

  /** Upright size, from the header. */
  static Size size(byte[] file, String name) {
    ImageFormat format = format(file, name);
    return guarded(
        format,
        name,
        () -> {
          ImageHeader header = ImageHeader.of(format, file);
          return header.orientation().upright(header.stored());
        });
  }

  Image image() {
    return PixelSamples.of(raster, meaning).image(orientation);
  }

  /** Pixels with any sample above 0; alpha does not count. */
  Mask mask() {
    PixelSamples samples;
    if (meaning instanceof SampleMeaning.Components) {
      samples = PixelSamples.of(raster, meaning);
    } else {
      int bands = raster.getNumBands();
      boolean alpha =
          meaning instanceof SampleMeaning.Colours colours && colours.model().hasAlpha();
      samples = PixelSamples.anySet(raster, alpha && bands > 1 ? bands - 1 : bands);
    }
    return samples.mask(orientation);
  }

  static ImageFormat format(byte[] file, String name) {
    if (file.length == 0) {
      throw new BlemishException(name + ": the file is empty");
    }
    return ImageFormat.of(file)
        .orElseThrow(
            () ->
                new BlemishException(
                    "%s: %s, expected %s"
                        .formatted(name, UnreadFormat.describe(file), ImageFormat.NAMES)));
  }

  private static DecodedImage decode(
      ImageFormat format, byte[] file, ImageHeader header, ReadLimits limits) throws IOException {
    return switch (format) {
      case PNG -> {
        PngChunks.check(file);
        yield byDecoder(format, PngChunks.essential(file), header);
      }
      case JPEG -> {
        byte[] essential = JpegSegments.essential(file, limits.scans());
        yield byDecoder(format, essential, header);
      }
      case WEBP -> byDecoder(format, RiffChunks.picture(file), header);
      case GIF -> GifFrame.read(file).decode(file);
      case BMP -> byDecoder(format, file, header);
      case NETPBM -> Netpbm.decode(file);
      case TIFF -> {
        TiffDirectory directory = TiffDirectory.read(file);
        TiffPixels.check(directory);
        yield directory.byJdk()
            ? byDecoder(format, file, header)
            : TiffPixels.decode(directory, file, header.orientation());
      }
    };
  }

  private static DecodedImage byDecoder(ImageFormat format, byte[] file, ImageHeader header)
      throws IOException {
    int lookAhead = format == ImageFormat.WEBP ? RiffChunks.LOOK_AHEAD : 0;
    try (ImageInputStream stream = new MemoryInput(file, lookAhead);
        ImageDecoder decoder = ImageDecoder.open(format, stream)) {
      if (header.jpeg().isPresent()) {
        return new DecodedImage(
            decoder.readRaster(),
            new SampleMeaning.Components(header.jpeg().get()),
            header.orientation());
      }
      BufferedImage image = decoder.read();
      return new DecodedImage(
          image.getRaster(),
          new SampleMeaning.Colours(image.getColorModel()),
          header.orientation());
    }
  }

  /** Decoders report damaged files by exceptions of any type. */
  private static <T> T guarded(ImageFormat format, String name, Decoding<T> decoding) {
    try {
      return decoding.run();
    } catch (BlemishException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(name, e);
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new BlemishException(
          "%s: damaged or unsupported %s file (%s); copy or record it again"
              .formatted(name, format.title(), why.lines().findFirst().orElse("")),
          e);
    }
  }

  private interface Decoding<T> {
    T run() throws IOException;
  }
}
