// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;

/** Feature stores with given values, for tests. */
public final class FeatureStoreFixtures {
  private FeatureStoreFixtures() {}

  /** Writes the values {@code [C, h, w]} of one view. */
  public interface Filler {
    void fill(int view, float[] values);
  }

  public static FeatureStore filled(
      Path folder, String name, int channels, int height, int width, int views, Filler filler) {
    return filled(folder, List.of(new FeatureSpec(name, channels, height, width)), views, filler);
  }

  /** Several maps of each view, filled one after the other. */
  public static FeatureStore filled(
      Path folder, List<FeatureSpec> specs, int views, Filler filler) {
    try {
      FeatureStore store = FeatureStore.open(folder, specs, views, 1);
      for (int view = 0; view < views; view++) {
        Map<String, FloatTensor> maps = new LinkedHashMap<>();
        for (FeatureSpec spec : specs) {
          float[] values = new float[spec.length()];
          filler.fill(view, values);
          maps.put(spec.name(), FloatTensor.copyOf(Tensor.of(values, spec.shape())));
        }
        store.put(view, new Features(maps), maps.keySet());
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
