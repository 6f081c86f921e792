// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.FloatTensor;

/** Random features, to compare a graph with its networks without images. */
final class RandomViews {
  private RandomViews() {}

  /** {@code count} views of these feature maps, always the same. */
  static List<Features> of(List<FeatureSpec> specs, int count) {
    List<Features> views = new ArrayList<>();
    for (int view = 0; view < count; view++) {
      views.add(features(specs, new SplittableRandom(view)));
    }
    return views;
  }

  private static Features features(List<FeatureSpec> specs, SplittableRandom random) {
    Map<String, FloatTensor> maps = new LinkedHashMap<>();
    for (FeatureSpec spec : specs) {
      float[] values = new float[spec.length()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            spec.name().equals(InputFeatures.MASK)
                ? (float) random.nextDouble()
                : (float) random.nextGaussian();
      }
      maps.put(spec.name(), FloatTensor.copyOf(Tensor.of(values, spec.shape())));
    }
    return new Features(maps);
  }
}
