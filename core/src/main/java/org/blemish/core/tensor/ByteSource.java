// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes that can be read from any place: a file or an array. */
interface ByteSource {
  long size();

  /** Fills the buffer from {@code offset} on and flips it. */
  void read(long offset, ByteBuffer to) throws IOException;

  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long offset, ByteBuffer to) {
        to.put(bytes, (int) offset, to.remaining()).flip();
      }
    };
  }

  static ByteSource of(SeekableByteChannel file) throws IOException {
    long size = file.size();
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(long offset, ByteBuffer to) throws IOException {
        file.position(offset);
        while (to.hasRemaining()) {
          if (file.read(to) < 0) {
            throw new EOFException("the file became shorter while it was read");
          }
        }
        to.flip();
      }
    };
  }
}
