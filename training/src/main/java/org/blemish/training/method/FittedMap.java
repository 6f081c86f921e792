// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;

/** One raw map of a head, fitted to good samples: as operators of the graph and by plain loops. */
public interface FittedMap {
  /** Name of the raw map. */
  String name();

  /** The feature maps that it reads. */
  List<FeatureSpec> inputs();

  /**
   * The raw map as operators of a head graph.
   *
   * @param maps the graph's feature maps {@code [N, C, h, w]} by name
   * @return {@code [N, h, w]}
   */
  Value append(GraphBuilder graph, Map<String, Value> maps);

  /** The raw map of one view by plain loops, which the graph is checked against. */
  FloatMap anomalyMap(Features features);

  /** See {@link FittedMethod.Reference#rounding}. */
  default double rounding() {
    return 0;
  }
}
