// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.FileBytes;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.tiff.TiffDirectory;
import org.blemish.core.image.internal.tiff.TiffFile;
import org.blemish.core.image.internal.tiff.TiffSampleType;
import org.blemish.core.image.internal.tiff.TiffSamples;

/**
 * TIFF files of 32-bit floats: anomaly maps (one channel) and organised point clouds (three).
 * Values are preserved bit for bit, NaN and infinities included. Stateless, safe for many threads.
 */
public final class FloatTiff {
  private static final int ENTRIES = 10;

  private FloatTiff() {}

  /**
   * Writes baseline strips, little-endian, uncompressed, so that the same values always give the
   * same bytes. The file appears under its name only when it is complete.
   *
   * @param file target; an existing file is replaced, missing folders are created
   * @param channels one map, or three of one size (stored interleaved)
   * @throws BlemishException if the file cannot be written
   */
  public static void write(Path file, FloatMap... channels) {
    check(channels);
    AtomicFile.write(
        file,
        out -> {
          out.write(header(channels).array());
          for (int y = 0; y < channels[0].height(); y++) {
            out.write(row(channels, y).array());
          }
        });
  }

  /**
   * Reads one or three channels of 32-bit floats: either byte order, classic or BigTIFF, strips or
   * tiles, raw, deflate, LZW or PackBits, with any predictor, first page only.
   *
   * @return the channels in the file's order, all of one size
   * @throws BlemishException if the file is missing, not a TIFF of floats, truncated or too large
   */
  public static List<FloatMap> read(Path file) {
    byte[] bytes = FileBytes.read(file, ScanBytes.MAX_BYTES);
    try {
      TiffFile tiff = TiffFile.of(bytes);
      Size size = tiff.size();
      ScanLimits.checkPacked(file, size.width(), size.height(), bytes.length);
      return channels(file, tiff.directory(), bytes);
    } catch (DamagedFileException e) {
      throw new BlemishException(
          "%s: damaged or not a TIFF of 32-bit floats (%s)".formatted(file, e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(file.toString(), e);
    }
  }

  private static List<FloatMap> channels(Path file, TiffDirectory directory, byte[] bytes) {
    int n = directory.channels();
    if (directory.type() != TiffSampleType.FLOAT
        || directory.bits() != 32
        || (n != 1 && n != 3)
        || directory.byJdk()) {
      throw new BlemishException(
          "%s: holds %d channels of %s, expected 1 (depth) or 3 (x, y, z) channels of 32-bit floats"
              .formatted(file, n, directory.describe()));
    }
    FloatBuffer samples =
        ByteBuffer.wrap(TiffSamples.read(directory, bytes))
            .order(directory.order())
            .asFloatBuffer();
    Size size = directory.size();
    List<FloatMap> channels = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      float[] values = new float[size.area()];
      for (int i = 0; i < values.length; i++) {
        values[i] = samples.get(i * n + c);
      }
      channels.add(new FloatMap(size.width(), size.height(), values));
    }
    return List.copyOf(channels);
  }

  private static void check(FloatMap[] channels) {
    if (channels.length != 1 && channels.length != 3) {
      throw new IllegalArgumentException(
          "a TIFF of floats has 1 or 3 channels, got " + channels.length);
    }
    Size size = channels[0].size();
    for (FloatMap channel : channels) {
      if (!channel.size().equals(size)) {
        throw new IllegalArgumentException(
            "channels of one TIFF differ in size: " + size + " and " + channel.size());
      }
    }
    long bytes = 4L * channels.length * size.area();
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s with %d channels is %d bytes: more than a TIFF file can hold"
              .formatted(size, channels.length, bytes));
    }
  }

  /**
   * Signature, one directory and the values that do not fit into its entries; the pixels follow
   * directly.
   */
  private static ByteBuffer header(FloatMap[] channels) {
    int n = channels.length;
    int directory = 8 + 2 + 12 * ENTRIES + 4;
    int extra = n == 1 ? 0 : 2 * 2 * n; // bits and format of each channel, 16 bits each
    int pixels = directory + extra;
    int width = channels[0].width();
    int height = channels[0].height();
    ByteBuffer b = ByteBuffer.allocate(pixels).order(ByteOrder.LITTLE_ENDIAN);
    b.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) ENTRIES);
    number(b, 256, width);
    number(b, 257, height);
    shorts(b, 258, n, 32, directory);
    shorts(b, 259, 1, 1, 0); // no compression
    shorts(b, 262, 1, n == 1 ? 1 : 2, 0); // grey, or three channels
    number(b, 273, pixels);
    shorts(b, 277, 1, n, 0);
    number(b, 278, height); // one strip
    number(b, 279, 4 * n * width * height);
    shorts(b, 339, n, 3, directory + 2 * n); // IEEE floats
    b.putInt(0);
    for (int i = 0; i < extra / 2; i++) {
      b.putShort((short) (i < n ? 32 : 3));
    }
    return b;
  }

  private static void number(ByteBuffer b, int tag, int value) {
    b.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }

  private static void shorts(ByteBuffer b, int tag, int count, int value, int offset) {
    b.putShort((short) tag).putShort((short) 3).putInt(count).putInt(count == 1 ? value : offset);
  }

  private static ByteBuffer row(FloatMap[] channels, int y) {
    int width = channels[0].width();
    ByteBuffer b = ByteBuffer.allocate(4 * channels.length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int x = 0; x < width; x++) {
      for (FloatMap channel : channels) {
        b.putFloat(channel.get(x, y));
      }
    }
    return b;
  }
}
