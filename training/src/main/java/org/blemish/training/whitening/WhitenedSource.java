// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;

/**
 * A feature map that is whitened when it is read.
 *
 * @param source of the features as they are
 * @param whitening of their channels
 */
public record WhitenedSource(PatchSource source, Whitening whitening) implements PatchSource {
  @Override
  public FeatureSpec spec() {
    FeatureSpec spec = source.spec();
    return new FeatureSpec(spec.name(), whitening.components(), spec.height(), spec.width());
  }

  @Override
  public int views() {
    return source.views();
  }

  @Override
  public void read(int view, float[] values) {
    float[] own = new float[source.spec().length()];
    source.read(view, own);
    float[] white = whitening.apply(own, source.spec().cells());
    System.arraycopy(white, 0, values, 0, white.length);
  }

  @Override
  public Optional<Mask> scoredCells(int view) {
    return source.scoredCells(view);
  }
}
