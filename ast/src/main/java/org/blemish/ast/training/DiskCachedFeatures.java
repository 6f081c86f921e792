// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;

/**
 * Features in a temporary file, so that whitening and other transforms are computed once and not in
 * each epoch.
 */
final class DiskCachedFeatures implements FeatureSource, AutoCloseable {
  private final FeatureSource source;
  private final SampleFile file;

  private DiskCachedFeatures(FeatureSource source, SampleFile file) {
    this.source = source;
    this.file = file;
  }

  /** Reads all features into the file. */
  static DiskCachedFeatures of(FeatureSource source, Path file) {
    int length = source.shape().size();
    FloatBuffer sample =
        ByteBuffer.allocateDirect(Math.multiplyExact(4, length))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    DiskCachedFeatures cached = new DiskCachedFeatures(source, new SampleFile(file, length));
    try {
      for (int index = 0; index < source.count(); index++) {
        source.read(index, sample.clear());
        cached.file.write(index, sample.flip());
      }
    } catch (RuntimeException e) {
      cached.close();
      throw e;
    }
    return cached;
  }

  @Override
  public FeatureShape shape() {
    return source.shape();
  }

  @Override
  public int count() {
    return source.count();
  }

  @Override
  public void read(int index, FloatBuffer target) {
    file.read(index, target);
  }

  @Override
  public boolean masked() {
    return source.masked();
  }

  @Override
  public void readMask(int index, FloatBuffer target) {
    source.readMask(index, target);
  }

  @Override
  public void close() {
    file.close();
  }
}
