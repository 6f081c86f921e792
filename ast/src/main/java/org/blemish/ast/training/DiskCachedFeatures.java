// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;

/**
 * Features that were read once and kept in a temporary file: what reading computes, such as
 * whitening, is not computed again in each epoch.
 */
final class DiskCachedFeatures implements FeatureSource, AutoCloseable {
  private final FeatureSource source;
  private final SampleFile file;

  private DiskCachedFeatures(FeatureSource source, SampleFile file) {
    this.source = source;
    this.file = file;
  }

  /** Reads all of them. */
  static DiskCachedFeatures of(FeatureSource source, Path file) {
    int length = source.shape().size();
    FloatBuffer sample =
        ByteBuffer.allocateDirect(Math.multiplyExact(4, length))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    DiskCachedFeatures kept = new DiskCachedFeatures(source, new SampleFile(file, length));
    try {
      for (int index = 0; index < source.count(); index++) {
        source.read(index, sample.clear());
        kept.file.write(index, sample.flip());
      }
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
    return kept;
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
