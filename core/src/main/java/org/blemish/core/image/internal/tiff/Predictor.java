// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * TIFF's predictors: rows store differences of neighbouring samples (TIFF 6.0 section 14; Adobe's
 * technical note 3 for floats).
 */
final class Predictor {
  private Predictor() {}

  /**
   * Undoes a predictor in place.
   *
   * @param predictor 1, 2 or 3
   * @param row bytes of one row of a tile
   * @param bytes of a sample
   * @param channels samples of a pixel
   * @param order of the bytes of a sample, before and after
   */
  static void undo(int predictor, byte[] row, int bytes, int channels, ByteOrder order) {
    if (predictor == 2) {
      sum(row, bytes, channels, order);
    } else if (predictor == 3) {
      sum(row, 1, channels, order);
      interleave(row, bytes, order);
    }
  }

  private static void sum(byte[] row, int bytes, int channels, ByteOrder order) {
    ByteBuffer samples = ByteBuffer.wrap(row).order(order);
    int step = bytes * channels;
    for (int at = step; at + bytes <= row.length; at += bytes) {
      switch (bytes) {
        case 1 -> row[at] += row[at - step];
        case 2 ->
            samples.putShort(at, (short) (samples.getShort(at) + samples.getShort(at - step)));
        case 4 -> samples.putInt(at, samples.getInt(at) + samples.getInt(at - step));
        default -> samples.putLong(at, samples.getLong(at) + samples.getLong(at - step));
      }
    }
  }

  /** The row holds all highest bytes, then all second ones, and so on, whatever the byte order. */
  private static void interleave(byte[] row, int bytes, ByteOrder order) {
    byte[] planes = row.clone();
    int samples = row.length / bytes;
    for (int i = 0; i < samples; i++) {
      for (int b = 0; b < bytes; b++) {
        int place = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
        row[i * bytes + place] = planes[b * samples + i];
      }
    }
  }
}
