// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;

/**
 * How maps become scores, regions and thresholds; what a person can set.
 *
 * @param units what a score of 1 means
 * @param terms at least one; their weighted sum is the score
 * @param regions which pixels make a region
 * @param rates promised shares of false alarms
 */
public record ScoringSettings(
    ScoreUnits units, List<Term> terms, RegionSettings regions, FalseRejectRates rates) {
  public ScoringSettings {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("terms is empty, must hold at least one");
    }
  }

  /** One map as the head gives it, reduced as published: mean for colour, {@code MaxAt} for 3D. */
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
