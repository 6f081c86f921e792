// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartZones;

/** Applies one term with its statistics. */
record TermScorer(Term term, TermStatistics statistics) {
  /** The map smoothed, standardised, and extended into cells that are not scored. */
  FloatMap standardised(RawMaps raw) {
    FloatMap map = raw.get(term.map());
    Optional<Mask> scored = raw.scoredCells(map.size());
    return standardised(Smoothing.box(map, term.smoothing(), scored), scored);
  }

  FloatMap standardised(FloatMap smooth, Optional<Mask> scored) {
    return Smoothing.extrapolated(
        statistics.shift().isPresent() ? standardise(smooth) : smooth, scored);
  }

  private FloatMap standardise(FloatMap smooth) {
    FloatMap shift = statistics.shift().orElseThrow();
    FloatMap scale = statistics.scale().orElseThrow();
    boolean single = term.standardise() == Standardise.GLOBAL;
    if (!single && !shift.size().equals(smooth.size())) {
      throw new BlemishException(
          "map %s is %s, that of the good images %s: standardise per_position needs the same grid in all inputs, prepare them to one size"
              .formatted(term.map(), smooth.size(), shift.size()));
    }
    float[] out = new float[smooth.values().length];
    for (int i = 0; i < out.length; i++) {
      int at = single ? 0 : i;
      out[i] = (smooth.values()[i] - shift.values()[at]) / scale.values()[at];
    }
    return new FloatMap(smooth.width(), smooth.height(), out);
  }

  /**
   * {@code weight (max(floor, (reduced - centre) / scale) - max(floor, 0))}, of the part where it
   * is known.
   */
  double score(RawMaps raw, Optional<PartZones> zones) {
    FloatMap map = standardised(raw);
    Optional<Mask> scored = raw.scoredCells(map.size());
    return score(
        zones
            .map(z -> term.reduction().inZone(map, scored, z.inside(map.size(), scored)))
            .orElseGet(() -> term.reduction().of(map, scored)));
  }

  /**
   * The same of the background.
   *
   * @return not a number where the part covers all scored cells; 0 for a value of the whole input,
   *     which is scored with the part
   */
  double backgroundScore(RawMaps raw, PartZones zones) {
    if (ofWholeImage(raw)) {
      return 0;
    }
    FloatMap map = standardised(raw);
    Optional<Mask> scored = raw.scoredCells(map.size());
    Mask outside = zones.outside(map.size(), scored);
    return outside.isEmpty() ? Double.NaN : score(term.reduction().inZone(map, scored, outside));
  }

  private double score(double reduced) {
    double inUnits = (reduced - statistics.scoreCentre()) / statistics.scoreScale();
    double floor = term.floor().orElse(Double.NEGATIVE_INFINITY);
    return term.weight() * (Math.max(floor, inUnits) - Math.max(floor, 0));
  }

  /** {@code mapWeight (map - centre) / scale} for each cell. */
  FloatMap weighted(RawMaps raw) {
    FloatMap map = standardised(raw);
    float[] out = new float[map.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) weighted(map.values()[i]);
    }
    return new FloatMap(map.width(), map.height(), out);
  }

  /** Whether the term's map is a value of the whole input, without a place. */
  boolean ofWholeImage(RawMaps raw) {
    return raw.get(term.map()).size().area() == 1;
  }

  /** Whether the term has a weight in the anomaly map. */
  boolean inMap() {
    return term.weightInMap() > 0;
  }

  /** Mean of the scored cells of {@link #weighted(RawMaps)}. */
  double meanCell(RawMaps raw) {
    FloatMap map = weighted(raw);
    return new Reduction.Mean().of(map, raw.scoredCells(map.size()));
  }

  double weighted(float standardised) {
    return term.weightInMap() * (standardised - statistics.mapCentre()) / statistics.mapScale();
  }
}
