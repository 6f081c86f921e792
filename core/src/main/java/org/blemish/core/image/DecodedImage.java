// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.stream.ImageInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.internal.DamagedFileException;
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
   * @param warnings receives what is unusual about the file
   * @param result computes the result from the samples
   * @throws BlemishException naming the file, if it cannot be decoded
   */
  static <T> T read(
      byte[] file,
      String name,
      ReadLimits limits,
      ReadWarnings warnings,
      Function<DecodedImage, T> result) {
    ImageFormat format = format(file, name);
    return guarded(
        format,
        name,
        () -> {
          ImageHeader header = ImageHeader.of(format, file);
          limits.check(header.stored(), name);
          PackedPixels.check(format, file, header.stored());
          DecodedImage decoded = decode(format, file, header, limits);
          boolean further =
              header.tiff().isPresent()
                  ? FurtherPictures.follow(header.tiff().get())
                  : FurtherPictures.follow(format, file);
          if (further) {
            warnings.add(
                ReadWarnings.Kind.FURTHER_PICTURES,
                name,
                "holds several pages or frames, only the first is read");
          }
          return result.apply(decoded);
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

  /**
   * The image of a camera that uses some of the 16 bits of each sample; other images as they are. A
   * greater value becomes white, with a warning.
   */
  Image image(SampleDepth depth, String name, ReadWarnings warnings) {
    if (!sixteenBits() || depth.bits() == 16) {
      return image();
    }
    int found = greatestSample();
    if (found > depth.greatest()) {
      warnings.add(
          ReadWarnings.Kind.ABOVE_WHITE,
          name,
          "has samples up to %d, the bit depth of %d bits allows %d: they become white"
              .formatted(found, depth.bits(), depth.greatest()));
    }
    return PixelSamples.of(raster, new SampleMeaning.Levels(depth.greatest())).image(orientation);
  }

  /** The least depth that holds all samples; empty unless the file stores 16 bits. */
  Optional<SampleDepth> depth() {
    return sixteenBits() ? Optional.of(SampleDepth.of(greatestSample())) : Optional.empty();
  }

  private boolean sixteenBits() {
    boolean full =
        meaning instanceof SampleMeaning.Levels levels
            ? levels.greatest() == 65535
            : meaning instanceof SampleMeaning.Colours colours
                && !(colours.model() instanceof IndexColorModel)
                && raster.getSampleModel().getSampleSize(0) == 16;
    return full && raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT;
  }

  /** The JDK's decoder repeats the last colour of a palette that is too short. */
  private void checkIndices(int colours) {
    int greatest = greatestSample();
    if (greatest >= colours) {
      throw new DamagedFileException(
          "a pixel is colour %d of a palette of %d".formatted(greatest, colours));
    }
  }

  /** Of all bands but alpha. */
  private int greatestSample() {
    int bands = raster.getNumBands() < 3 ? 1 : 3;
    int greatest = 0;
    int[] row = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int b = 0; b < bands; b++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, b, row);
        for (int v : row) {
          greatest = Math.max(greatest, v);
        }
      }
    }
    return greatest;
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
        DecodedImage decoded = byDecoder(format, PngChunks.essential(file), header);
        PngChunks.colours(file).ifPresent(decoded::checkIndices);
        yield decoded;
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
        TiffDirectory directory = header.tiff().orElseThrow().directory();
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
