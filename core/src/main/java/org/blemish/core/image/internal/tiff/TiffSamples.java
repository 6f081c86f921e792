// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import org.blemish.core.image.internal.DamagedFileException;

/**
 * The stored samples of a TIFF file: {@code [height, width, channels]}, each in the least number of
 * whole bytes, in the file's byte order. Memory is that of the samples and of one tile.
 */
public final class TiffSamples {
  private final TiffDirectory directory;
  private final byte[] file;
  private final byte[] samples;

  private TiffSamples(TiffDirectory directory, byte[] file) {
    this.directory = directory;
    this.file = file;
    long bytes = directory.sampleBytes();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new DamagedFileException("its samples take %d bytes, 2 GiB are read".formatted(bytes));
    }
    samples = new byte[(int) bytes];
  }

  /**
   * @param file the whole file
   * @throws DamagedFileException if a strip or tile is damaged or too short
   */
  public static byte[] read(TiffDirectory directory, byte[] file) {
    directory.checkPacked(file.length);
    TiffSamples all = new TiffSamples(directory, file);
    int across = directory.tilesAcross();
    int down = directory.tilesDown();
    int planes = directory.planar() ? directory.channels() : 1;
    TileRows rows = TileRows.of(directory);
    for (int plane = 0, tile = 0; plane < planes; plane++) {
      for (int row = 0; row < down; row++) {
        for (int column = 0; column < across; column++, tile++) {
          all.tile(tile, plane, column, row, rows);
        }
      }
    }
    return all.samples;
  }

  private void tile(int tile, int plane, int column, int row, TileRows rows) {
    int width = directory.size().width();
    int top = row * directory.tile().height();
    int left = column * directory.tile().width();
    int height = Math.min(directory.tile().height(), directory.size().height() - top);
    int columns = Math.min(directory.tile().width(), width - left);
    byte[] packed = unpacked(tile, Math.multiplyExact(rows.bytes(), height));
    int sample = directory.bytesPerSample();
    int pixel = sample * directory.channels();
    for (int y = 0; y < height; y++) {
      byte[] line = rows.row(packed, y);
      int to = (int) ((long) (top + y) * width + left) * pixel;
      if (directory.planar()) {
        for (int x = 0; x < columns; x++) {
          System.arraycopy(line, x * sample, samples, to + x * pixel + plane * sample, sample);
        }
      } else {
        System.arraycopy(line, 0, samples, to, columns * pixel);
      }
    }
  }

  private byte[] unpacked(int tile, int bytes) {
    int from = (int) directory.offsets()[tile];
    int length = (int) directory.lengths()[tile];
    byte[] in = file;
    if (directory.bitsReversed()) {
      in = reversed(from, length);
      from = 0;
    }
    byte[] out = new byte[bytes];
    int done =
        switch (directory.compression()) {
          case NONE -> copy(in, from, length, out);
          case PACKBITS -> PackBits.unpack(in, from, length, out);
          case LZW -> Lzw.unpack(in, from, length, out);
          case DEFLATE -> Deflate.unpack(in, from, length, out);
          default ->
              throw new IllegalStateException(directory.compression() + " is not decoded here");
        };
    if (done < bytes) {
      throw new DamagedFileException(
          "strip or tile %d holds %d of %d bytes".formatted(tile, done, bytes));
    }
    return out;
  }

  private static int copy(byte[] in, int from, int length, byte[] out) {
    int n = Math.min(length, out.length);
    System.arraycopy(in, from, out, 0, n);
    return n;
  }

  private byte[] reversed(int from, int length) {
    byte[] in = new byte[length];
    for (int i = 0; i < length; i++) {
      in[i] = (byte) (Integer.reverse(file[from + i]) >>> 24);
    }
    return in;
  }
}
