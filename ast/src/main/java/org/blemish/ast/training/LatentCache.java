// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.network.Teacher;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;

/** The output of the trained teacher for every sample, computed once. */
final class LatentCache implements AutoCloseable {
  private final SampleFile file;
  private final NativeTensor batch;

  private LatentCache(SampleFile file, FeatureShape shape, int size) {
    this.file = file;
    batch =
        Scope.keep(() -> NativeTensor.zeros(size, shape.channels(), shape.height(), shape.width()));
  }

  /**
   * Runs the teacher over all samples.
   *
   * @param file temporary file
   * @param size samples of a batch
   */
  static LatentCache of(Teacher teacher, FeatureSource source, Path file, int size) {
    LatentCache cache =
        new LatentCache(new SampleFile(file, source.shape().size()), source.shape(), size);
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
  }

  /** The latents {@code [N, C, H, W]} of these samples, valid until the next call. */
  NativeTensor read(int[] indices) {
    FloatBuffer target = batch.buffer();
    for (int index : indices) {
      file.read(index, target);
    }
    return batch.narrow(0, 0, indices.length);
  }

  private void compute(Teacher teacher, Batch features) {
    FloatBuffer latents =
        Scope.withoutGradient(() -> teacher.forward(features.features()).z()).buffer();
    for (int index : features.indices()) {
      file.write(index, latents);
    }
  }

  @Override
  public void close() {
    batch.close();
    file.close();
  }
}
