// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.gaussian.FittedCellGaussians;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMaps;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.whitening.Whitening;

/**
 * Joins the inputs, and depth where the model has it, and estimates the Gaussians.
 *
 * @param settings of the method
 */
record PadimFitter(PadimSettings settings) implements Fitter {
  @Override
  public List<String> outputs() {
    return settings.inputs();
  }

  /** The cells that the whitening is fitted to; then a covariance for each cell, and its root. */
  @Override
  public long heapBytes(List<FeatureSpec> specs, long views) {
    List<FeatureSpec> joined = joined(specs);
    long squared = (long) settings.gaussians().dimensions() * settings.gaussians().dimensions();
    return Math.max(
        Whitening.heapBytes(joined.stream().mapToInt(FeatureSpec::channels).sum()),
        joined.get(0).cells() * squared * Double.BYTES);
  }

  @Override
  public FittedMethod fit(FitContext context) {
    FittedMaps maps =
        new FittedMaps(
            List.of(
                FittedCellGaussians.readOrFit(
                    settings.gaussians(), joined(context.features().specs()), context)));
    return new FittedMethod(maps.graph("padim"), settings.units(), settings.terms(), maps);
  }

  private List<FeatureSpec> joined(List<FeatureSpec> available) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String input : settings.inputs()) {
      available.stream().filter(spec -> spec.name().equals(input)).forEach(specs::add);
    }
    available.stream().filter(spec -> spec.name().equals(InputFeatures.DEPTH)).forEach(specs::add);
    if (specs.isEmpty()) {
      throw new BlemishException(
          "padim.inputs is empty, and the modality has no depth: name outputs of the backbone, such as [s6]");
    }
    return specs;
  }
}
