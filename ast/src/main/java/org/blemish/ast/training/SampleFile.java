// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.blemish.core.BlemishException;

/**
 * Equally many values for each sample, in a temporary file that is gone after {@link #close}. Read
 * through the channel and not mapped: the pages are cached all the same, and a mapping would stay
 * until the collector runs.
 */
final class SampleFile implements AutoCloseable {
  private final FileChannel channel;
  private final int length;
  private final ByteBuffer sample;

  /**
   * An empty file.
   *
   * @param file is replaced where it exists
   * @param length values of each sample
   */
  SampleFile(Path file, int length) {
    this.length = length;
    sample =
        ByteBuffer.allocateDirect(Math.multiplyExact(4, length)).order(ByteOrder.nativeOrder());
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Keeps a sample's values, from the buffer's position on; the position moves behind them. */
  void write(int index, FloatBuffer values) {
    sample.clear().asFloatBuffer().put(values.slice().limit(length));
    values.position(values.position() + length);
    try {
      while (sample.hasRemaining()) {
        channel.write(sample, offset(index) + sample.position());
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Puts the values of a sample that was written. */
  void read(int index, FloatBuffer target) {
    sample.clear();
    try {
      while (sample.hasRemaining()) {
        if (channel.read(sample, offset(index) + sample.position()) < 0) {
          throw new IOException("the file was cut short");
        }
      }
    } catch (IOException e) {
      throw failure(e);
    }
    target.put(sample.flip().asFloatBuffer());
  }

  private long offset(int index) {
    return 4L * length * index;
  }

  private static BlemishException failure(IOException e) {
    return new BlemishException(
        "features cannot be kept in a temporary file beside the checkpoints (%s); is there space?"
            .formatted(e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
