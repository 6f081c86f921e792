// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.List;
import org.blemish.data.Folds;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;

/**
 * A method whose heads also compute the map that a part is found in.
 *
 * @param method fits the other maps
 * @param part learnt once from all samples: it knows the background, not the part, so the folds of
 *     cross-fitting share it
 */
public record PartMaskFitter(Fitter method, FittedPartMask part) implements Fitter {
  @Override
  public List<String> outputs() {
    return method.outputs();
  }

  @Override
  public long heapBytes(List<FeatureSpec> specs, long views) {
    return method.heapBytes(specs, views);
  }

  @Override
  public FittedMethod fit(FitContext context) {
    return part.addTo(method.fit(context));
  }

  @Override
  public CrossFit crossFit(FitContext context, Folds folds) {
    CrossFit fit = method.crossFit(context, folds);
    return new CrossFit(
        part.addTo(fit.model()),
        fit.folds().stream().map(part::addTo).toList(),
        fit.otherNetworks());
  }

  @Override
  public double firstFoldShare() {
    return method.firstFoldShare();
  }
}
