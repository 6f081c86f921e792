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
import org.blemish.core.Fault;

/**
 * The same number of values for each sample in a temporary file, which {@link #close} deletes. The
 * file is read and not mapped: its pages are cached as well, and a mapping would last until garbage
 * collection.
 */
public final class SampleFile implements AutoCloseable {
  private final FileChannel channel;
  private final int length;
  private final ByteBuffer sample;

  /**
   * Creates an empty file.
   *
   * @param file is replaced where it exists
   * @param length values of each sample
   */
  public SampleFile(Path file, int length) {
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

  /** Writes the values of a sample from the buffer's position on, and advances the position. */
  public void write(int index, FloatBuffer values) {
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

  /** Reads the values of a sample that was written before. */
  public void read(int index, FloatBuffer target) {
    sample.clear();
    try {
      while (sample.hasRemaining()) {
        if (channel.read(sample, offset(index) + sample.position()) < 0) {
          throw new IOException("the file was truncated");
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
        Fault.ENVIRONMENT,
        "features cannot be stored in a temporary file in the checkpoint folder (%s); is the disk full?"
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
