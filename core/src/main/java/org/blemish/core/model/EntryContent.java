// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an entry to be written; they are asked for twice and must be the same. */
@FunctionalInterface
public interface EntryContent {
  void writeTo(OutputStream out) throws IOException;

  /** Not copied: must not change until the model is written. */
  static EntryContent of(byte[] bytes) {
    return out -> out.write(bytes);
  }

  /** From position to limit, neither of which is moved. */
  static EntryContent of(ByteBuffer bytes) {
    return out -> {
      WritableByteChannel channel = Channels.newChannel(out);
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    };
  }

  /** A file, read in pieces. */
  static EntryContent of(Path file) {
    return out -> Files.copy(file, out);
  }
}
