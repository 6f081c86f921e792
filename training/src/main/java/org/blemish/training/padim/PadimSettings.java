// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.util.List;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.training.gaussian.CellGaussianSettings;
import org.blemish.training.gaussian.ChannelReduction;

/**
 * The section {@code padim} of the configuration.
 *
 * @param inputs backbone outputs, joined on the grid of the first; may be empty for depth alone
 * @param dimensions as in {@link CellGaussianSettings}
 * @param channels likewise
 * @param regularisation likewise
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
  /** Name of the raw map. */
  static final String MAP = "mahalanobis";

  public PadimSettings {
    inputs = List.copyOf(inputs);
    terms = List.copyOf(terms);
    new CellGaussianSettings(MAP, inputs, dimensions, channels, regularisation);
  }

  CellGaussianSettings gaussians() {
    return new CellGaussianSettings(MAP, inputs, dimensions, channels, regularisation);
  }
}
