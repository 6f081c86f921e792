// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.Head;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.training.method.FittedMethod;

/** Features by chance, to compare a graph with its networks where no images are at hand. */
final class RandomFeatureParity {
  private static final int VIEWS = 4;
  private static final double TOLERANCE = 1e-3;

  private RandomFeatureParity() {}

  /**
   * Greatest difference of the distance maps over their greatest value.
   *
   * @throws BlemishException above 1e-3
   */
  static double difference(List<FeatureSpec> specs, FittedMethod.Reference networks, Head graph) {
    double worst = 0;
    for (int view = 0; view < VIEWS; view++) {
      Features features = features(specs, new SplittableRandom(view));
      double difference = difference(map(networks.maps(features)), map(graph.maps(features)));
      worst = difference > worst || Double.isNaN(difference) ? difference : worst;
    }
    if (!(worst <= TOLERANCE)) {
      throw new BlemishException(
          String.format(
              Locale.ROOT,
              "the exported graph differs from the networks by %.2g, at most %.0g is allowed: are the weights whole?",
              worst,
              TOLERANCE));
    }
    return worst;
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

  private static FloatMap map(Map<String, FloatMap> maps) {
    FloatMap map = maps.get("distance");
    if (map == null) {
      throw new IllegalStateException("no distance among " + maps.keySet());
    }
    return map;
  }

  private static double difference(FloatMap expected, FloatMap exported) {
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < expected.values().length; i++) {
      greatest = Math.max(greatest, Math.abs(expected.values()[i]));
      double d = Math.abs(expected.values()[i] - exported.values()[i]);
      difference = Double.isNaN(d) ? d : Math.max(difference, d);
    }
    return difference == 0 ? 0 : difference / greatest;
  }
}
