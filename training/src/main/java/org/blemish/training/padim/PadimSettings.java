// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;

/**
 * The section {@code padim} of the configuration.
 *
 * @param inputs backbone outputs, joined on the grid of the first; may be empty for depth alone
 * @param dimensions of each Gaussian; the model file holds their square for each cell
 * @param channels how the joined channels are reduced to these dimensions
 * @param regularisation added to each variance, above 0; allows fewer samples than dimensions
 * @param units of the scores
 * @param terms of the map {@code mahalanobis}
 */
record PadimSettings(
    List<String> inputs,
    int dimensions,
    ChannelReduction channels,
    double regularisation,
    ScoreUnits units,
    List<Term> terms) {
  public PadimSettings {
    inputs = List.copyOf(inputs);
    terms = List.copyOf(terms);
    if (dimensions < 1) {
      throw new BlemishException(
          "padim.dimensions: %d given, expected at least 1".formatted(dimensions));
    }
    if (!(regularisation > 0 && regularisation < Double.POSITIVE_INFINITY)) {
      throw new BlemishException(
          "padim.regularisation: %s given, expected a number above 0 such as 0.01"
              .formatted(regularisation));
    }
  }
}
