// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import java.nio.ByteOrder;

/**
 * Turns the stored bytes of a tile's row into samples of whole bytes: undoes the predictor, and
 * unpacks samples that are not a multiple of 8 bits wide. Not safe for several threads.
 */
final class TileRows {
  private final TiffDirectory directory;
  private final int samples;
  private final int bytes;
  private final byte[] row;

  private TileRows(TiffDirectory directory) {
    this.directory = directory;
    samples = Math.multiplyExact(directory.tile().width(), directory.channelsInTile());
    bytes = Math.toIntExact(((long) samples * directory.bits() + 7) / 8);
    row = new byte[Math.multiplyExact(samples, directory.bytesPerSample())];
  }

  static TileRows of(TiffDirectory directory) {
    return new TileRows(directory);
  }

  /** Stored bytes of one row. */
  int bytes() {
    return bytes;
  }

  /**
   * @return the samples of row {@code y}, valid until the next call
   */
  byte[] row(byte[] tile, int y) {
    int from = y * bytes;
    if (directory.bits() % 8 != 0) {
      unpack(tile, from);
      return row;
    }
    System.arraycopy(tile, from, row, 0, bytes);
    Predictor.undo(
        directory.predictor(),
        row,
        directory.bits() / 8,
        directory.channelsInTile(),
        directory.order());
    return row;
  }

  private void unpack(byte[] tile, int from) {
    int bits = directory.bits();
    boolean two = bits > 8;
    boolean little = directory.order() == ByteOrder.LITTLE_ENDIAN;
    long buffer = 0;
    int held = 0;
    int at = from;
    for (int i = 0; i < samples; i++) {
      while (held < bits) {
        buffer = buffer << 8 | (tile[at++] & 255);
        held += 8;
      }
      held -= bits;
      int value = (int) (buffer >>> held) & ((1 << bits) - 1);
      if (two) {
        row[2 * i + (little ? 1 : 0)] = (byte) (value >> 8);
        row[2 * i + (little ? 0 : 1)] = (byte) value;
      } else {
        row[i] = (byte) value;
      }
    }
  }
}
