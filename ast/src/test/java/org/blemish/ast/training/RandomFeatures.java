// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;

/** Random features with a common pattern, by seed. */
record RandomFeatures(FeatureShape shape, int count, int seed, boolean masked)
    implements FeatureSource {
  @Override
  public void read(int index, FloatBuffer target) {
    SplittableRandom random = new SplittableRandom(seed * 1000L + index);
    for (int i = 0; i < shape.size(); i++) {
      target.put((float) (Math.sin(i * 0.3) + random.nextDouble()));
    }
  }

  @Override
  public void readMask(int index, FloatBuffer target) {
    for (int i = 0; i < shape.area(); i++) {
      target.put((index + i) % 3 == 0 ? 0 : 1);
    }
  }
}
