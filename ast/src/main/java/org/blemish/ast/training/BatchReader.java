// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;

/** Reads samples into one native batch, which it owns and reuses. */
final class BatchReader implements AutoCloseable {
  private final FeatureSource source;
  private final NativeTensor features;
  private final Optional<NativeTensor> mask;

  BatchReader(FeatureSource source, int size) {
    this.source = source;
    FeatureShape shape = source.shape();
    features =
        Scope.keep(() -> NativeTensor.zeros(size, shape.channels(), shape.height(), shape.width()));
    mask =
        source.masked()
            ? Optional.of(Scope.keep(() -> NativeTensor.zeros(size, shape.height(), shape.width())))
            : Optional.empty();
  }

  /** The samples of these indices, at most as many as the size; freed with the open scope. */
  Batch read(int[] indices) {
    FloatBuffer target = features.buffer();
    for (int index : indices) {
      source.read(index, target);
    }
    mask.ifPresent(m -> readMasks(indices, m.buffer()));
    return new Batch(
        indices,
        features.narrow(0, 0, indices.length),
        mask.map(m -> m.narrow(0, 0, indices.length)));
  }

  private void readMasks(int[] indices, FloatBuffer target) {
    for (int index : indices) {
      source.readMask(index, target);
    }
  }

  @Override
  public void close() {
    features.close();
    mask.ifPresent(NativeTensor::close);
  }
}
