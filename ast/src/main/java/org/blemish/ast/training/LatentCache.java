// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;

/**
 * The fixed teacher's output for every sample, computed once, in a temporary file that is gone
 * after {@link #close}. Read through the channel and not mapped: the pages are cached all the same,
 * and a mapping would stay until the collector runs.
 */
final class LatentCache implements AutoCloseable {
  private final FileChannel channel;
  private final FeatureShape shape;
  private final NativeTensor batch;
  private final ByteBuffer sample;

  private LatentCache(FileChannel channel, FeatureShape shape, int size) {
    this.channel = channel;
    this.shape = shape;
    batch =
        Scope.keep(() -> NativeTensor.zeros(size, shape.channels(), shape.height(), shape.width()));
    sample =
        ByteBuffer.allocateDirect(Math.multiplyExact(4, shape.size()))
            .order(ByteOrder.nativeOrder());
  }

  /**
   * Runs the teacher over all samples.
   *
   * @param file is replaced where it exists
   * @param size samples a batch
   */
  static LatentCache of(Teacher teacher, FeatureSource source, Path file, int size) {
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      LatentCache cache = new LatentCache(channel, source.shape(), size);
      try (BatchReader reader = new BatchReader(source, size)) {
        for (int from = 0; from < source.count(); from += size) {
          int[] indices = IntStream.range(from, Math.min(from + size, source.count())).toArray();
          Scope.run(() -> cache.compute(teacher, reader.read(indices)));
        }
      } catch (RuntimeException e) {
        cache.close();
        throw e;
      }
      return cache;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The latents {@code [N, C, H, W]} of those samples, valid until the next call. */
  NativeTensor read(int[] indices) {
    FloatBuffer target = batch.memory();
    try {
      for (int index : indices) {
        sample.clear();
        while (sample.hasRemaining()) {
          if (channel.read(sample, offset(index) + sample.position()) < 0) {
            throw new IOException("the file was cut short");
          }
        }
        target.put(sample.flip().asFloatBuffer());
      }
    } catch (IOException e) {
      throw failure(e);
    }
    return batch.narrow(0, 0, indices.length);
  }

  private void compute(Teacher teacher, Batch features) {
    FloatBuffer latent =
        Scope.withoutGradient(() -> teacher.forward(features.features()).z()).memory();
    try {
      for (int index : features.indices()) {
        sample.clear().asFloatBuffer().put(latent.slice().limit(shape.size()));
        latent.position(latent.position() + shape.size());
        while (sample.hasRemaining()) {
          channel.write(sample, offset(index) + sample.position());
        }
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private long offset(int index) {
    return 4L * shape.size() * index;
  }

  private static BlemishException failure(IOException e) {
    return new BlemishException(
        "the teacher's outputs cannot be kept in a temporary file beside the checkpoints (%s); is there space?"
            .formatted(e.getMessage()),
        e);
  }

  @Override
  public void close() {
    batch.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
