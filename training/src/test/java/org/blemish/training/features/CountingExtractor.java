// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.core.input.Input;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;

/** Gives two views of the image's first byte, and remembers what it was asked for. */
final class CountingExtractor implements FeatureExtractor {
  final List<String> extracted = new ArrayList<>();

  @Override
  public List<FeatureSpec> specs() {
    return List.of(new FeatureSpec("s", 1, 1, 2));
  }

  @Override
  public int viewsPerInput() {
    return 2;
  }

  @Override
  public List<Features> extract(Input input, String name) {
    extracted.add(name);
    float grey = input.image().orElseThrow().toRgb()[0];
    return List.of(view(grey), view(-1 - grey));
  }

  private static Features view(float value) {
    return new Features(
        Map.of("s", FloatTensor.copyOf(Tensor.of(new float[] {value, 0.5f}, 1, 1, 1, 2))));
  }
}
