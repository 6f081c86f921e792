// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.internal.ImageDecoder;
import org.blemish.core.image.internal.ImageFormat;

/**
 * A file's stored samples and the information to interpret them.
 *
 * @param raster stored samples
 * @param colours their colour model; empty for a JPEG, see {@code jpeg}
 * @param jpeg meaning of a JPEG's components
 * @param orientation how rows and columns map to the upright image
 */
record DecodedImage(
    Raster raster,
    Optional<ColorModel> colours,
    Optional<JpegColours> jpeg,
    Orientation orientation) {

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
          switch (format) {
            case PNG -> PngChunks.check(file);
            case JPEG -> JpegHeader.checkComplete(file);
            case WEBP -> RiffChunks.check(file);
            case BMP, TIFF -> {}
          }
          return result.apply(decode(format, file, header));
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
    PixelSamples samples =
        jpeg.map(meaning -> PixelSamples.of(raster, meaning))
            .orElseGet(() -> PixelSamples.of(raster, colours.orElseThrow()));
    return samples.image(orientation);
  }

  /** Pixels with any sample above 0; alpha does not count. */
  Mask mask() {
    int bands = raster.getNumBands();
    PixelSamples samples;
    if (jpeg.isPresent()) {
      samples = PixelSamples.of(raster, jpeg.get());
    } else {
      int counted = colours.orElseThrow().hasAlpha() && bands > 1 ? bands - 1 : bands;
      samples = PixelSamples.anySet(raster, counted);
    }
    return samples.mask(orientation);
  }

  private static ImageFormat format(byte[] file, String name) {
    if (file.length == 0) {
      throw new BlemishException(name + ": the file is empty");
    }
    return ImageFormat.of(file)
        .orElseThrow(
            () ->
                new BlemishException(
                    name + ": not an image of a supported format, expected " + ImageFormat.NAMES));
  }

  private static DecodedImage decode(ImageFormat format, byte[] file, ImageHeader header)
      throws IOException {
    try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
        ImageDecoder decoder = ImageDecoder.open(format, stream)) {
      if (header.jpeg().isPresent()) {
        return new DecodedImage(
            decoder.readRaster(), Optional.empty(), header.jpeg(), header.orientation());
      }
      BufferedImage image = decoder.read();
      return new DecodedImage(
          image.getRaster(),
          Optional.of(image.getColorModel()),
          Optional.empty(),
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
      throw new BlemishException(
          "%s: does not fit into Java's memory (%d MB); raise -Xmx or scale the image down"
              .formatted(name, Runtime.getRuntime().maxMemory() >> 20),
          e);
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new BlemishException(
          "%s: damaged or unsupported %s file (%s); copy or record it again"
              .formatted(name, format, why.lines().findFirst().orElse("")),
          e);
    }
  }

  private interface Decoding<T> {
    T run() throws IOException;
  }
}
