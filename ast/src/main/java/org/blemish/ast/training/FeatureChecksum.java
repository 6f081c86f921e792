// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.zip.CRC32C;
import org.blemish.ast.FeatureSource;
import org.blemish.core.BlemishException;

/** Checks all features before training starts. */
final class FeatureChecksum {
  private FeatureChecksum() {}

  /**
   * A checksum of all features and masks.
   *
   * @param batch number of samples of a step
   * @throws BlemishException if there are too few samples or a value is not finite
   */
  static String sum(FeatureSource source, int batch) {
    if (source.count() < batch) {
      throw new BlemishException(
          "%d samples cannot fill a batch of %d: give more good images or a smaller optimisation.batch"
              .formatted(source.count(), batch));
    }
    boolean masked = source.masked();
    int size = source.shape().size() + (masked ? source.shape().area() : 0);
    ByteBuffer sample =
        ByteBuffer.allocateDirect(Math.multiplyExact(4, size)).order(ByteOrder.nativeOrder());
    CRC32C sum = new CRC32C();
    for (int i = 0; i < source.count(); i++) {
      FloatBuffer values = sample.clear().asFloatBuffer();
      source.read(i, values);
      if (masked) {
        source.readMask(i, values);
      }
      for (int k = 0; k < size; k++) {
        if (!Float.isFinite(values.get(k))) {
          throw new BlemishException(
              "feature %d of sample %d is %s: check the image of this sample and the backbone"
                  .formatted(k, i, values.get(k)));
        }
      }
      sum.update(sample);
    }
    return "%08x".formatted(sum.getValue());
  }
}
