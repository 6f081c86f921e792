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
 * What a method learned.
 *
 * @param head ONNX graph from the backbone's outputs (by name, {@code [N, C, h, w]}) to named raw
 *     maps {@code [N, h, w]}
 * @param units of the scores
 * @param terms how the raw maps make score and map, in the configuration's order
 * @param reference the same raw maps by the method's own arithmetic, to check the graph against
 */
public record FittedMethod(
    OnnxModel head, ScoreUnits units, List<Term> terms, Reference reference) {
  public FittedMethod {
    terms = List.copyOf(terms);
  }

  /** The learned method as the trainer's own engine runs it; slow is fine. */
  @FunctionalInterface
  public interface Reference {
    /** Raw maps by name for one view's features. */
    Map<String, FloatMap> maps(Features features);
  }
}
