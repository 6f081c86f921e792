// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an entry to write. They are requested twice and must be the same both times. */
@FunctionalInterface
public interface EntryContent {
  void writeTo(OutputStream out) throws IOException;

  /** Content from an array, which is not copied and must not change until the model is written. */
  static EntryContent of(byte[] bytes) {
    return out -> out.write(bytes);
  }

  /** Content from a buffer's position to its limit; both stay unchanged. */
  static EntryContent of(ByteBuffer bytes) {
    return out -> {
      WritableByteChannel channel = Channels.newChannel(out);
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    };
  }

  /** The content of a file, read in pieces. */
  static EntryContent of(Path file) {
    return out -> Files.copy(file, out);
  }
}
