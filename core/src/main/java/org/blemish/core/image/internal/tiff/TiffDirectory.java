// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * The first directory of a TIFF file, checked: every strip or tile is inside the file, all channels
 * have the same width and type, and the compression is one that is read.
 *
 * @param size stored columns and rows
 * @param order byte order of the file
 * @param channels samples of a pixel
 * @param bits of a sample
 * @param type of a sample
 * @param photometric meaning of the samples
 * @param compression of strips or tiles
 * @param predictor 1 none, 2 horizontal differences, 3 differences of a float's bytes
 * @param planar whether each channel has its own strips or tiles
 * @param bitsReversed whether the lowest bit of a byte is the first
 * @param tile size of a tile; a strip is a tile as wide as the image
 * @param offsets of the tiles in the file: row by row, channel after channel if planar
 * @param lengths of the tiles in bytes
 * @param palette red, green and blue of each index, 16 bits each; empty without one
 */
public record TiffDirectory(
    Size size,
    ByteOrder order,
    int channels,
    int bits,
    TiffSampleType type,
    TiffPhotometric photometric,
    TiffCompression compression,
    int predictor,
    boolean planar,
    boolean bitsReversed,
    Size tile,
    long[] offsets,
    long[] lengths,
    Optional<int[]> palette) {
  /** More channels than a colour image with alpha and masks has. */
  private static final int MAX_CHANNELS = 8;

  private static final int MAX_TILES = 1 << 24;

  /** Bytes that one byte can unpack to at most: LZW of zeros. */
  private static final long MAX_UNPACKING_RATIO = 3000;

  /** Checks a directory; see {@link TiffFile#directory}. */
  static TiffDirectory of(TiffEntries entries, int fileLength) {
    Size size = size(entries);
    long channels = entries.number(277, 1);
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new DamagedFileException(
          "it has %d channels, expected 1 to %d".formatted(channels, MAX_CHANNELS));
    }
    int bits = (int) same(entries, 258, 1, channels, "bits per sample");
    TiffSampleType type = TiffSampleType.of(same(entries, 339, 1, channels, "sample formats"));
    TiffCompression compression = TiffCompression.of(entries.number(259, 1));
    long predictor =
        compression == TiffCompression.LZW || compression == TiffCompression.DEFLATE
            ? entries.number(317, 1)
            : 1;
    TiffDirectory directory =
        new TiffDirectory(
            size,
            entries.order(),
            (int) channels,
            bits,
            type,
            TiffPhotometric.of(entries.number(262, channels < 3 ? 1 : 2)),
            compression,
            (int) predictor,
            channels > 1 && entries.number(284, 1) == 2,
            entries.number(266, 1) == 2,
            tileSize(entries, size),
            new long[0],
            new long[0],
            palette(entries, bits));
    directory.checkSamples();
    return directory.withTiles(entries, fileLength);
  }

  /** Bytes of all samples, each in the least number of whole bytes. */
  public long sampleBytes() {
    return (long) size.width() * size.height() * channels * bytesPerSample();
  }

  int bytesPerSample() {
    return (bits + 7) / 8;
  }

  int tilesAcross() {
    return (size.width() + tile.width() - 1) / tile.width();
  }

  int tilesDown() {
    return (size.height() + tile.height() - 1) / tile.height();
  }

  /** Samples of a pixel in one tile. */
  int channelsInTile() {
    return planar ? 1 : channels;
  }

  /** Whether the JDK's decoder reads it, instead of {@link TiffSamples}. */
  public boolean byJdk() {
    return compression.byJdk();
  }

  static Size size(TiffEntries entries) {
    return new Size(
        side(entries.number(256, "width"), "width"), side(entries.number(257, "height"), "height"));
  }

  private static int side(long pixels, String name) {
    if (pixels < 1 || pixels > Integer.MAX_VALUE) {
      throw new DamagedFileException("it states a %s of %d pixels".formatted(name, pixels));
    }
    return (int) pixels;
  }

  private static Size tileSize(TiffEntries entries, Size size) {
    boolean tiled = entries.count(324) > 0;
    long width = tiled ? entries.number(322, "tile width") : size.width();
    long rows = tiled ? entries.number(323, "tile height") : entries.number(278, size.height());
    // The last strip may state more rows than the image has; larger tiles would only waste memory.
    long height = tiled ? rows : Math.min(rows, size.height());
    if (tiled && (width > size.width() + 65_535L || height > size.height() + 65_535L)) {
      throw new DamagedFileException(
          "it states tiles of %dx%d pixels for an image of %s".formatted(width, height, size));
    }
    return new Size(side(width, "tile width"), side(height, "tile height"));
  }

  private static long same(TiffEntries entries, int tag, long missing, long channels, String name) {
    long[] values = entries.numbers(tag, channels);
    if (values.length == 0) {
      return missing;
    }
    if (Arrays.stream(values).anyMatch(v -> v != values[0])) {
      throw new DamagedFileException(
          "its channels differ in %s: %s".formatted(name, Arrays.toString(values)));
    }
    return values[0];
  }

  private static Optional<int[]> palette(TiffEntries entries, int bits) {
    if (entries.count(320) == 0 || bits < 1 || bits > 8) {
      return Optional.empty();
    }
    long[] values = entries.numbers(320, 3L << bits);
    if (values.length != 3 << bits) {
      throw new DamagedFileException(
          "its palette has %d entries, expected %d".formatted(values.length, 3 << bits));
    }
    return Optional.of(Arrays.stream(values).mapToInt(v -> (int) v).toArray());
  }

  private void checkSamples() {
    type.checkBits(bits);
    if (predictor < 1 || predictor > 3) {
      throw new DamagedFileException(
          "its predictor is number %d, 1 to 3 are read".formatted(predictor));
    }
    if (predictor == 2 && bits != 8 && bits != 16 && bits != 32 && bits != 64) {
      throw new DamagedFileException(
          "it has a predictor for samples of %d bits, which is not defined".formatted(bits));
    }
    if (predictor == 3 && type != TiffSampleType.FLOAT) {
      throw new DamagedFileException("its predictor is for floats, its samples are " + describe());
    }
  }

  /** The samples in words: {@code 16-bit floats}. */
  public String describe() {
    return type.describe(bits);
  }

  /**
   * Checks the size of the samples against that of the file, before memory is allocated.
   *
   * @throws DamagedFileException if no compression can pack so many samples into such a file
   */
  void checkPacked(int fileLength) {
    long ratio = compression == TiffCompression.NONE ? 1 : MAX_UNPACKING_RATIO;
    long least =
        compression == TiffCompression.NONE
            ? sampleBytes() * bits / (8L * bytesPerSample())
            : sampleBytes();
    if (least > ratio * fileLength) {
      throw new DamagedFileException(
          "its %d bytes cannot hold %s with %d channels of %s"
              .formatted(fileLength, size, channels, describe()));
    }
  }

  private TiffDirectory withTiles(TiffEntries entries, int fileLength) {
    long tiles = (long) tilesAcross() * tilesDown() * (planar ? channels : 1);
    if (tiles > MAX_TILES) {
      throw new DamagedFileException("it states %d strips or tiles".formatted(tiles));
    }
    boolean tiled = entries.count(324) > 0;
    long[] starts = entries.numbers(tiled ? 324 : 273, tiles);
    long[] counts = entries.numbers(tiled ? 325 : 279, tiles);
    if (starts.length < tiles) {
      throw new DamagedFileException(
          "it has %d strips or tiles, its size needs %d".formatted(starts.length, tiles));
    }
    if (counts.length == 0 && tiles == 1) {
      counts = new long[] {fileLength - starts[0]};
    }
    for (int i = 0; i < tiles; i++) {
      long count = i < counts.length ? counts[i] : -1;
      if (starts[i] < 0 || count < 0 || starts[i] > fileLength - count) {
        throw new DamagedFileException(
            "strip or tile %d needs bytes up to %d, it has %d"
                .formatted(i, starts[i] + count, fileLength));
      }
    }
    return new TiffDirectory(
        size,
        order,
        channels,
        bits,
        type,
        photometric,
        compression,
        predictor,
        planar,
        bitsReversed,
        tile,
        starts,
        counts,
        palette);
  }
}
