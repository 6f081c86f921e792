// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;

/**
 * The settings by which scores, regions and thresholds are computed from maps.
 *
 * @param units units of the scores
 * @param terms at least one; their weighted sum is the score
 * @param regions which pixels form a region
 * @param rates false reject rates of the thresholds
 */
public record ScoringSettings(
    ScoreUnits units, List<Term> terms, RegionSettings regions, FalseRejectRates rates) {
  public ScoringSettings {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("terms is empty, must have at least one term");
    }
  }

  /** One map of the head, reduced as published: mean for colour, {@code MaxAt} for 3D. */
  public static ScoringSettings published(String map, Reduction reduction) {
    return new ScoringSettings(
        ScoreUnits.RAW,
        List.of(new Term(map, Standardise.NONE, 1, reduction, 1)),
        RegionSettings.DEFAULT,
        FalseRejectRates.DEFAULT);
  }

  /** Terms in units of their spread on good images, with the usual regions and rates. */
  public static ScoringSettings of(Term... terms) {
    return new ScoringSettings(
        ScoreUnits.SPREAD, List.of(terms), RegionSettings.DEFAULT, FalseRejectRates.DEFAULT);
  }

  public ScoringSettings withRates(FalseRejectRates changed) {
    return new ScoringSettings(units, terms, regions, changed);
  }

  public ScoringSettings withRegions(RegionSettings changed) {
    return new ScoringSettings(units, terms, changed, rates);
  }
}
