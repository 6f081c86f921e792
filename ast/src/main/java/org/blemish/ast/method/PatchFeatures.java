// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;

/**
 * Feature maps as the training of the networks reads them.
 *
 * @param patches the joined and whitened maps
 * @param mask soft foregrounds; empty if there are no scans
 */
record PatchFeatures(PatchSource patches, Optional<PatchSource> mask) implements FeatureSource {
  @Override
  public FeatureShape shape() {
    FeatureSpec spec = patches.spec();
    return new FeatureShape(spec.channels(), spec.height(), spec.width());
  }

  @Override
  public int count() {
    return patches.views();
  }

  @Override
  public void read(int index, FloatBuffer target) {
    copy(patches, index, target);
  }

  /** Also true where some cells are not scored: their weight in the loss is 0. */
  @Override
  public boolean masked() {
    return mask.isPresent()
        || IntStream.range(0, count()).anyMatch(view -> patches.scoredCells(view).isPresent());
  }

  @Override
  public void readMask(int index, FloatBuffer target) {
    float[] weights = new float[patches.spec().cells()];
    if (mask.isPresent()) {
      mask.get().read(index, weights);
    } else {
      Arrays.fill(weights, 1);
    }
    Optional<Mask> scored = patches.scoredCells(index);
    for (int i = 0; scored.isPresent() && i < weights.length; i++) {
      weights[i] = scored.get().bits().get(i) ? weights[i] : 0;
    }
    target.put(weights);
  }

  private static void copy(PatchSource source, int index, FloatBuffer target) {
    float[] values = new float[source.spec().length()];
    source.read(index, values);
    target.put(values);
  }
}
