// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.Optional;
import org.blemish.ast.LibtorchAst;
import org.blemish.core.grid.Mask;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;

/**
 * The teacher's output for feature maps, computed when it is read.
 *
 * @param ast trained networks
 * @param features that the networks were trained on
 */
record LatentSource(LibtorchAst ast, PatchSource features) implements PatchSource {
  @Override
  public FeatureSpec spec() {
    FeatureSpec spec = features.spec();
    return new FeatureSpec(AstMethodSettings.LATENT, spec.channels(), spec.height(), spec.width());
  }

  @Override
  public int views() {
    return features.views();
  }

  @Override
  public void read(int view, float[] values) {
    float[] own = new float[features.spec().length()];
    features.read(view, own);
    float[] latent = ast.latent(Tensor.of(own, features.spec().shape())).values();
    System.arraycopy(latent, 0, values, 0, latent.length);
  }

  @Override
  public Optional<Mask> scoredCells(int view) {
    return features.scoredCells(view);
  }
}
