// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * Images and masks from files: PNG, JPEG (CMYK too), BMP, TIFF and BigTIFF (first page), WebP, GIF
 * (first frame), PBM, PGM and PPM, recognised by their content. Samples are used as stored, without
 * colour management: a palette is looked up, alpha dropped, 16 bit becomes round(v / 257) and other
 * depths round(255 v / white), EXIF orientation is applied. Grey images stay {@link
 * PixelFormat#MONO8}, all others become {@link PixelFormat#RGB8}.
 *
 * <p>Every method throws {@link BlemishException} with the file's name if the file is missing,
 * empty, not an image, damaged, truncated or larger than the limits. Safe for many threads.
 */
public final class Images {
  private Images() {}

  /** Reads an image within {@link ReadLimits#DEFAULT}. */
  public static Image read(Path path) {
    return read(path, ReadLimits.DEFAULT);
  }

  public static Image read(Path path, ReadLimits limits) {
    return read(ImageFile.read(path, limits), path.toString(), limits);
  }

  /**
   * Reads a whole file that is in memory.
   *
   * @param file its bytes, not changed
   * @param name its name in messages
   */
  public static Image read(byte[] file, String name) {
    return read(file, name, ReadLimits.DEFAULT);
  }

  public static Image read(byte[] file, String name, ReadLimits limits) {
    return DecodedImage.read(file, name, limits, ReadWarnings.LOGGED, DecodedImage::image);
  }

  /**
   * Reads an image of a camera that uses some of the 16 bits which its files store: a sample v
   * becomes round(255 v / white). Files of 8 bits are read as by {@link #read(Path)}. A value above
   * white becomes white, with a warning in the log.
   */
  public static Image read(Path path, SampleDepth depth) {
    return read(ImageFile.read(path, ReadLimits.DEFAULT), path.toString(), depth);
  }

  /** Reads a whole file that is in memory like {@link #read(Path, SampleDepth)}. */
  public static Image read(byte[] file, String name, SampleDepth depth) {
    return read(file, name, depth, ReadLimits.DEFAULT);
  }

  public static Image read(byte[] file, String name, SampleDepth depth, ReadLimits limits) {
    return read(file, name, Optional.of(depth), limits, ReadWarnings.LOGGED);
  }

  /**
   * Reads an image within {@link ReadLimits#DEFAULT}, of a camera or with all bits.
   *
   * @param warnings receives what is unusual about the file
   */
  public static Image read(Path path, Optional<SampleDepth> depth, ReadWarnings warnings) {
    ReadLimits limits = ReadLimits.DEFAULT;
    return read(ImageFile.read(path, limits), path.toString(), depth, limits, warnings);
  }

  /** The same for a whole file that is in memory. */
  public static Image read(
      byte[] file, String name, Optional<SampleDepth> depth, ReadWarnings warnings) {
    return read(file, name, depth, ReadLimits.DEFAULT, warnings);
  }

  private static Image read(
      byte[] file,
      String name,
      Optional<SampleDepth> depth,
      ReadLimits limits,
      ReadWarnings warnings) {
    return DecodedImage.read(
        file,
        name,
        limits,
        warnings,
        decoded ->
            depth.map(bits -> decoded.image(bits, name, warnings)).orElseGet(decoded::image));
  }

  /**
   * The least depth of cameras, 10, 12, 14 or 16 bits, that holds all samples of a file; empty for
   * a file that does not store 16 bits. A dark image of 16 bits can look like one of 12. Warnings
   * are left to reading the image.
   */
  public static Optional<SampleDepth> depth(Path path) {
    return DecodedImage.read(
        ImageFile.read(path, ReadLimits.DEFAULT),
        path.toString(),
        ReadLimits.DEFAULT,
        ReadWarnings.IGNORED,
        DecodedImage::depth);
  }

  /**
   * An image of Java's own type, from its raster: samples as stored, by the rules for files. {@link
   * BufferedImage#getRGB} would convert linear grey to sRGB, which turns 84 into 155. The pixels
   * may be shared and must not change.
   *
   * @throws BlemishException if its samples are floats or have more than 16 bits
   */
  public static Image of(BufferedImage image) {
    return BufferedImages.read(image);
  }

  /**
   * Reads a ground-truth or ignore mask: a pixel belongs to it if any stored sample is above 0 (for
   * a palette, the index; alpha does not count).
   */
  public static Mask readMask(Path path) {
    return readMask(ImageFile.read(path, ReadLimits.DEFAULT), path.toString());
  }

  /**
   * Reads a mask from a whole file that is in memory.
   *
   * @param name its name in messages
   */
  public static Mask readMask(byte[] file, String name) {
    return DecodedImage.read(
        file, name, ReadLimits.DEFAULT, ReadWarnings.LOGGED, DecodedImage::mask);
  }

  /** Size of the image that {@link #read(Path)} returns, from the file's header. */
  public static Size size(Path path) {
    return ImageFile.size(path, ReadLimits.DEFAULT);
  }

  /**
   * Writes an 8-bit PNG: grey if the image is {@link PixelFormat#MONO8}, else RGB.
   *
   * @throws BlemishException if the file cannot be written
   */
  public static void writePng(Image image, Path path) {
    write(PngWriter.bytes(image), path);
  }

  /**
   * Writes a mask as 8-bit grey PNG: 255 for pixels of the mask, else 0.
   *
   * @throws BlemishException if the file cannot be written
   */
  public static void writePng(Mask mask, Path path) {
    write(PngWriter.bytes(mask), path);
  }

  /** Writes an 8-bit PNG; the stream stays open. */
  public static void writePng(Image image, OutputStream stream) throws IOException {
    PngWriter.write(image, stream);
  }

  /** The bytes of an 8-bit PNG file. */
  public static byte[] png(Image image) {
    return PngWriter.bytes(image);
  }

  /** The bytes of an 8-bit grey PNG file: 255 for pixels of the mask, else 0. */
  public static byte[] png(Mask mask) {
    return PngWriter.bytes(mask);
  }

  private static void write(byte[] file, Path path) {
    try {
      Files.write(path, file);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, path + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
