// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.List;
import java.util.Map;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.OnnxModel;

/**
 * The result of fitting a method.
 *
 * @param head ONNX graph from the backbone's outputs (by name, {@code [N, C, h, w]}) to named raw
 *     maps {@code [N, h, w]}
 * @param units of the scores
 * @param terms how score and anomaly map follow from the raw maps, in the configuration's order
 * @param reference computes the same raw maps without the graph, to check it
 */
public record FittedMethod(
    OnnxModel head, ScoreUnits units, List<Term> terms, Reference reference) {
  public FittedMethod {
    terms = List.copyOf(terms);
  }

  /** The fitted method, computed by the engine that trained it; may be slow. */
  @FunctionalInterface
  public interface Reference {
    /** Raw maps of one view by name. */
    Map<String, FloatMap> maps(Features features);

    /**
     * How far values of the graph's map may be from these beyond the rounding of floats, because it
     * computes in integers; 0 if it does not.
     */
    default double rounding(String map) {
      return 0;
    }
  }
}
