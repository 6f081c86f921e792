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
public record ScoringSettings(Units units, List<Term> terms, RegionSettings regions, Rates rates) {
  public ScoringSettings {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("terms is empty, must hold at least one");
    }
  }

  /** One map as the head gives it, reduced as published: mean for colour, {@code MaxAt} for 3D. */
  public static ScoringSettings published(String map, Reduction reduction) {
    return new ScoringSettings(
        Units.RAW,
        List.of(new Term(map, Standardise.NONE, 1, reduction, 1)),
        RegionSettings.DEFAULT,
        Rates.DEFAULT);
  }

  /** Terms in units of their spread on good images, with the usual regions and rates. */
  public static ScoringSettings of(Term... terms) {
    return new ScoringSettings(Units.SPREAD, List.of(terms), RegionSettings.DEFAULT, Rates.DEFAULT);
  }

  public ScoringSettings withRates(Rates changed) {
    return new ScoringSettings(units, terms, regions, changed);
  }

  public ScoringSettings withRegions(RegionSettings changed) {
    return new ScoringSettings(units, terms, changed, rates);
  }
}
