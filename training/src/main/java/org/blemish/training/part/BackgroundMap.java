// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;

/** How far each cell is from the background, for {@link org.blemish.core.part.PartMask}. */
public sealed interface BackgroundMap permits LearnedBackground, GivenBackground {
  /** Feature maps that it is computed from. */
  List<FeatureSpec> inputs();

  /**
   * The map as operators of a head graph.
   *
   * @param maps the graph's feature maps {@code [N, C, h, w]} by name
   * @return distances {@code [N, h, w]}
   */
  Value append(GraphBuilder graph, Map<String, Value> maps);

  /** The map {@code [h, w]} of one view by plain loops. */
  FloatMap map(Features features);
}
