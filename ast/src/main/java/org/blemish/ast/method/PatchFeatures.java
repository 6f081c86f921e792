// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.FeatureSource;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;

/**
 * Feature maps as the networks' training reads them.
 *
 * @param patches the joined and whitened maps
 * @param mask soft foregrounds, where there are scans
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

  @Override
  public boolean masked() {
    return mask.isPresent();
  }

  @Override
  public void readMask(int index, FloatBuffer target) {
    copy(mask.orElseThrow(), index, target);
  }

  private static void copy(PatchSource source, int index, FloatBuffer target) {
    float[] values = new float[source.spec().length()];
    source.read(index, values);
    target.put(values);
  }
}
