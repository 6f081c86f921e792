// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Projection;
import org.blemish.core.part.PartMask;
import org.blemish.core.part.PartZones;

/**
 * Scores inputs by comparison with good images.
 *
 * <p>For each term t, with its smoothed and standardised map M_t:
 *
 * <pre>
 * score   = sum_t  weight_t (max(floor_t, (reduction_t(M_t) - scoreCentre_t) / scoreScale_t) - max(floor_t, 0))
 * map(x)  = sum_t  mapWeight_t (M_t(x) - mapCentre_t) / mapScale_t
 * </pre>
 *
 * Centre and scale are mean and spread on good images, of the reduced score and of the cells
 * respectively, so that each term counts in units of its own spread; in {@link ScoreUnits#RAW} they
 * are 0 and 1, and one term that is not standardised gives the published mean or maximum. Immutable
 * and thread-safe.
 *
 * @param settings terms and what else a person can set
 * @param statistics one per term
 * @param floor value of the large map of pixels that are not scored: the lowest that a cell of a
 *     good image had, or 0 if no good images were given
 * @param ceiling the highest that a cell of a good image had, likewise
 * @param part where the part is: only the part's cells make the score; empty: all cells do
 */
public record Scoring(
    ScoringSettings settings,
    List<TermStatistics> statistics,
    float floor,
    float ceiling,
    Optional<PartMask> part) {
  public Scoring {
    statistics = List.copyOf(statistics);
    if (statistics.size() != settings.terms().size()) {
      throw new IllegalArgumentException(
          "%d statistics for %d terms".formatted(statistics.size(), settings.terms().size()));
    }
    for (int i = 0; i < statistics.size(); i++) {
      requireFit(settings.terms().get(i), statistics.get(i));
    }
  }

  private static void requireFit(Term term, TermStatistics statistics) {
    Optional<Size> grid = statistics.shift().map(FloatMap::size);
    boolean fits =
        switch (term.standardise()) {
          case NONE -> grid.isEmpty();
          case GLOBAL -> grid.equals(Optional.of(new Size(1, 1)));
          case PER_POSITION -> grid.isPresent();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the term of map %s with standardise %s does not fit its statistics of the grid %s"
              .formatted(term.map(), term.standardise(), grid.map(Size::toString).orElse("none")));
    }
  }

  /** Fits standardisation and units to the same good images. */
  public static Scoring fit(ScoringSettings settings, List<RawMaps> good) {
    return fit(settings, Optional.empty(), good, List.of());
  }

  /**
   * Standardisation and units both from the same good images, of the part alone where it is known.
   */
  public static Scoring fit(ScoringSettings settings, Optional<PartMask> part, List<RawMaps> good) {
    return fit(settings, part, good, List.of());
  }

  /**
   * @param part finds the part in an image; empty: every cell is scored
   * @param good maps of the good images that standardisation is fitted to; may be empty for raw
   *     units without standardisation
   * @param heldOut maps of good images that the method was not fitted to; if given, the units of
   *     the terms come from them, since scores of the images that a method was fitted to are too
   *     low (a memory bank contains their patches)
   * @throws BlemishException if the settings need good images and none are given, or the head has
   *     no map of a term's name
   */
  public static Scoring fit(
      ScoringSettings settings,
      Optional<PartMask> part,
      List<RawMaps> good,
      List<RawMaps> heldOut) {
    if (good.isEmpty()) {
      return unfitted(settings);
    }
    List<Optional<PartZones>> goodZones = zones(part, good);
    List<Optional<PartZones>> heldOutZones = zones(part, heldOut);
    List<TermStatistics> statistics = new ArrayList<>();
    double floor = 0;
    double ceiling = 0;
    for (Term term : settings.terms()) {
      TermFitting fitting = new TermFitting(term, good, goodZones);
      TermFitting measured =
          heldOut.isEmpty() ? fitting : new TermFitting(term, heldOut, heldOutZones);
      TermStatistics fitted = measured.inUnits(fitting.standardisation(), settings.units());
      statistics.add(fitted);
      floor += measured.extreme(fitted, Math::min);
      ceiling += measured.extreme(fitted, Math::max);
    }
    return new Scoring(settings, statistics, (float) floor, (float) ceiling, part);
  }

  private static List<Optional<PartZones>> zones(Optional<PartMask> part, List<RawMaps> all) {
    return all.stream().map(raw -> zones(part, raw)).toList();
  }

  private static Optional<PartZones> zones(Optional<PartMask> part, RawMaps raw) {
    return part.map(
        mask -> {
          FloatMap distances = raw.get(PartMask.MAP);
          return mask.zones(distances, raw.scoredCells(distances.size()));
        });
  }

  private static Scoring unfitted(ScoringSettings settings) {
    for (Term term : settings.terms()) {
      if (settings.units() != ScoreUnits.RAW || term.standardise() != Standardise.NONE) {
        throw new BlemishException(
            "scoring of map %s (units %s, standardise %s) needs good images, but none are given: use units raw and standardise none"
                .formatted(term.map(), settings.units(), term.standardise()));
      }
    }
    return new Scoring(
        settings,
        settings.terms().stream().map(t -> TermStatistics.RAW).toList(),
        0,
        0,
        Optional.empty());
  }

  /** The same scoring with other rates for its thresholds. */
  public Scoring withRates(FalseRejectRates rates) {
    return new Scoring(settings.withRates(rates), statistics, floor, ceiling, part);
  }

  /**
   * The standardisation of this scoring with the units of another one, so that scores of both can
   * be compared with one threshold.
   *
   * @param other scoring with the same terms
   */
  public Scoring withUnitsOf(Scoring other) {
    List<TermStatistics> joined = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      joined.add(statistics.get(i).withUnitsOf(other.statistics.get(i)));
    }
    return new Scoring(settings, joined, other.floor, other.ceiling, part);
  }

  /** Part and background of an input; empty if every cell is scored alike. */
  public Optional<PartZones> zones(RawMaps raw) {
    return zones(part, raw);
  }

  /**
   * The image score, of the part alone where it is known: the higher, the more anomalous.
   *
   * @throws BlemishException if a term's map is missing or has another grid than the good images,
   *     or the score is not finite: it could not be compared with a threshold
   */
  public double score(RawMaps raw) {
    return score(raw, zones(raw));
  }

  /**
   * The same for zones that are known already.
   *
   * @param zones of the input, as {@link #zones(RawMaps)} gives them
   */
  double score(RawMaps raw, Optional<PartZones> zones) {
    double score = scorers().stream().mapToDouble(scorer -> scorer.score(raw, zones)).sum();
    if (!Double.isFinite(score)) {
      throw new BlemishException(
          "the score is %s, expected a finite number: check the input and the statistics of the scoring"
              .formatted(score));
    }
    return score;
  }

  /** What maps of one cell, which have no place, add to the score; 0 without such maps. */
  double scoreOfWholeImage(RawMaps raw) {
    return scorers().stream()
        .filter(scorer -> scorer.ofWholeImage(raw))
        .mapToDouble(scorer -> scorer.score(raw, Optional.empty()))
        .sum();
  }

  /**
   * The score of what is beside the part, by the same terms and units.
   *
   * @param zones of the input
   * @return empty if the part covers all scored cells, or no part was found: all is scored as part
   */
  OptionalDouble backgroundScore(RawMaps raw, PartZones zones) {
    double score =
        scorers().stream().mapToDouble(scorer -> scorer.backgroundScore(raw, zones)).sum();
    return Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /**
   * The anomaly map of the input's size, by bicubic interpolation of the grids. A pixel is scored
   * if it is inside the region of interest, not ignored, and in a scored cell of at least one grid
   * that has a weight in the map; all other pixels have the value {@link #floor}.
   *
   * @throws BlemishException as {@link #score}
   */
  public FloatMap map(RawMaps raw) {
    // Interpolation is linear, so terms on one grid are added before it, which is much faster.
    Map<Size, FloatMap> grids = new LinkedHashMap<>();
    for (TermScorer scorer : scorers()) {
      if (scorer.inMap()) {
        FloatMap map = scorer.weighted(raw);
        grids.merge(map.size(), map, Scoring::sum);
      }
    }
    Projection projection = new Projection(raw.geometry());
    FloatMap large = FloatMap.zeros(raw.geometry().input());
    grids.values().forEach(grid -> projection.add(grid, large));
    if (raw.partial()) {
      ScoredPixels.of(raw, grids.keySet()).fillOthers(large, floor);
    }
    return large;
  }

  /** Mean of the scored cells, in the units of the anomaly map. */
  double meanCell(RawMaps raw) {
    return scorers().stream().mapToDouble(scorer -> scorer.meanCell(raw)).sum();
  }

  private List<TermScorer> scorers() {
    List<TermScorer> scorers = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      scorers.add(new TermScorer(settings.terms().get(i), statistics.get(i)));
    }
    return scorers;
  }

  /** Adds the second map to the first one. */
  private static FloatMap sum(FloatMap a, FloatMap b) {
    for (int i = 0; i < a.values().length; i++) {
      a.values()[i] += b.values()[i];
    }
    return a;
  }
}
