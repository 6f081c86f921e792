// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * A file's stored samples and what is needed to understand them.
 *
 * @param raster stored samples
 * @param colours their model; empty for a JPEG, whose meaning {@code jpeg} has
 * @param jpeg meaning of a JPEG's components
 * @param orientation how to turn them upright
 */
record DecodedImage(
    Raster raster,
    Optional<ColorModel> colours,
    Optional<JpegColours> jpeg,
    Orientation orientation) {

  /**
   * Decodes a whole file that is checked for damage.
   *
   * @param result what is made of the samples
   * @throws BlemishException with the name, for whatever is wrong with it
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

  /** Upright size by the header alone. */
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

  /** Set where any sample is above 0; alpha does not count. */
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
                    name + ": not an image that is read here; give " + ImageFormat.NAMES));
  }

  private static DecodedImage decode(ImageFormat format, byte[] file, ImageHeader header)
      throws IOException {
    ImageReader reader = Decoders.reader(format);
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      DamageListener damage = new DamageListener();
      reader.addIIOReadWarningListener(damage);
      reader.setInput(stream, true, true);
      DecodedImage decoded;
      if (header.jpeg().isPresent()) {
        decoded =
            new DecodedImage(
                reader.readRaster(0, null), Optional.empty(), header.jpeg(), header.orientation());
      } else {
        BufferedImage image = reader.read(0);
        decoded =
            new DecodedImage(
                image.getRaster(),
                Optional.of(image.getColorModel()),
                Optional.empty(),
                header.orientation());
      }
      damage.check();
      return decoded;
    } finally {
      reader.dispose();
    }
  }

  /**
   * Decoders meet damaged files with any kind of exception; all of them mean the same to a person.
   */
  private static <T> T guarded(ImageFormat format, String name, Decoding<T> decoding) {
    try {
      return decoding.run();
    } catch (BlemishException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new BlemishException(
          "%s: does not fit into the memory that Java has (%d MB); raise -Xmx or scale it down"
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
