// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.blemish.core.BlemishException;

/**
 * A temporary file that is appended to and read at any position; deleted on {@link #close}. Safe
 * for several threads.
 */
final class Spool implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final AtomicLong end = new AtomicLong();

  /** Creates the file in Java's temporary folder. */
  Spool() {
    try {
      file = Files.createTempFile("blemish-metrics", ".keys");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failed("create a temporary file in " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  /** Appends the buffer's remaining bytes and returns where they start. */
  long append(ByteBuffer bytes) {
    long start = end.getAndAdd(bytes.remaining());
    try {
      for (long at = start; bytes.hasRemaining(); ) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failed("write the temporary file " + file, e);
    }
    return start;
  }

  /** Fills the buffer's remaining bytes from position {@code start} of the file and flips it. */
  void read(long start, ByteBuffer into) {
    try {
      for (long at = start; into.hasRemaining(); ) {
        int n = channel.read(into, at);
        if (n < 0) {
          throw new IOException("ends at byte " + at);
        }
        at += n;
      }
    } catch (IOException e) {
      throw failed("read the temporary file " + file, e);
    }
    into.flip();
  }

  private static BlemishException failed(String what, IOException cause) {
    return new BlemishException(
        "cannot %s: %s; set -Djava.io.tmpdir to a folder with more free space (2 bytes per map pixel)"
            .formatted(what, cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed("close the temporary file " + file, e);
    }
  }
}
