// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.BlemishException;

/** Reads the values of storages of one checkpoint format. */
interface StorageReader {
  /** All values of a storage as floats. */
  float[] load(StorageRef storage) throws IOException;

  /** Reads a storage's values from the stream's position on. */
  static float[] read(String file, StorageRef storage, ByteOrder order, InputStream in)
      throws IOException {
    if (storage.count() > Integer.MAX_VALUE - 8) {
      throw new BlemishException(
          "%s: storage %s has %d values, more than an array can hold"
              .formatted(file, storage.key(), storage.count()));
    }
    float[] values = new float[(int) storage.count()];
    int width = storage.dtype().bytes();
    byte[] piece = new byte[1 << 16];
    for (int done = 0; done < values.length; ) {
      int n = Math.min(values.length - done, piece.length / width);
      if (in.readNBytes(piece, 0, n * width) < n * width) {
        throw new BlemishException(
            "%s: ends inside storage %s: it is truncated".formatted(file, storage.key()));
      }
      storage.dtype().read(ByteBuffer.wrap(piece).order(order), values, done, n);
      done += n;
    }
    return values;
  }
}
