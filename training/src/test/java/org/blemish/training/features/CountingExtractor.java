// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.blemish.core.input.Input;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;

/**
 * Extracts two views of the image's first byte, equal for each map, and records the names of the
 * inputs.
 */
final class CountingExtractor implements FeatureExtractor {
  final List<String> extracted = Collections.synchronizedList(new ArrayList<>());
  private final List<String> names;

  CountingExtractor(String... names) {
    this.names = List.of(names);
  }

  @Override
  public List<FeatureSpec> specs() {
    return names.stream().map(name -> new FeatureSpec(name, 1, 1, 2)).toList();
  }

  @Override
  public int viewsPerInput() {
    return 2;
  }

  @Override
  public void extract(Input input, String name, Consumer<Features> views) {
    extracted.add(name);
    float grey = input.image().orElseThrow().toRgb()[0];
    views.accept(view(grey));
    views.accept(view(-1 - grey));
  }

  private Features view(float value) {
    Map<String, FloatTensor> maps = new HashMap<>();
    for (String name : names) {
      maps.put(name, FloatTensor.copyOf(Tensor.of(new float[] {value, 0.5f}, 1, 1, 1, 2)));
    }
    return new Features(maps);
  }
}
