// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.gaussian.FittedCellGaussians;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMaps;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;

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

  @Override
  public FittedMethod fit(FitContext context) {
    FittedMaps maps =
        new FittedMaps(
            List.of(
                FittedCellGaussians.readOrFit(
                    settings.gaussians(), joined(context.features()), context)));
    return new FittedMethod(maps.graph("padim"), settings.units(), settings.terms(), maps);
  }

  private List<FeatureSpec> joined(FeatureStore store) {
    List<FeatureSpec> specs = new ArrayList<>();
    for (String input : settings.inputs()) {
      store.specs().stream().filter(spec -> spec.name().equals(input)).forEach(specs::add);
    }
    store.specs().stream()
        .filter(spec -> spec.name().equals(InputFeatures.DEPTH))
        .forEach(specs::add);
    if (specs.isEmpty()) {
      throw new BlemishException(
          "padim.inputs is empty, and the modality has no depth: name outputs of the backbone, such as [s6]");
    }
    return specs;
  }
}
