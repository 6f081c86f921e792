// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Lines of a stream, of which only so many bytes are kept. Reads no further than the next line
 * needs, so that a program can answer each line. For one thread.
 */
public final class LimitedLines {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;

  /**
   * @param in stays open
   * @param limit most bytes of a line; the rest of a longer one is read and dropped
   */
  public LimitedLines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * The next line without its line feed; empty at the end of the stream. A line that has as many
   * bytes as the limit may have been longer.
   */
  public Optional<byte[]> next() throws IOException {
    if (!fill()) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    do {
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.write(buffer, from, Math.min(next - from, limit - line.size()));
      if (next < end) {
        next++;
        break;
      }
    } while (fill());
    return Optional.of(line.toByteArray());
  }

  /** Whether there is a byte to read; waits for it. */
  private boolean fill() throws IOException {
    if (next == end) {
      end = Math.max(0, in.read(buffer));
      next = 0;
    }
    return next < end;
  }
}
