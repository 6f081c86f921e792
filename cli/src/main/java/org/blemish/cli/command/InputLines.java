// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of a stream, of which only so many bytes are kept. For one thread. */
final class InputLines {
  private final InputStream in;
  private final int limit;

  /**
   * @param limit most bytes of a line; the rest of a longer one is read and dropped
   */
  InputLines(InputStream in, int limit) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.limit = limit;
  }

  /** The next line without its line end; empty at the end of the stream. */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() < limit) {
        line.write(b);
      }
    }
    return Optional.of(line.toByteArray());
  }
}
