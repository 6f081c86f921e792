// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartZones;

/** Fits the statistics of one term to good images. */
final class TermFitting {
  /**
   * Share of the global spread that is added to the spread of each position, which can be near 0.
   */
  private static final float FLOOR = 0.1f;

  private final Term term;
  private final List<FloatMap> smooth;
  private final List<Optional<Mask>> scored;
  private final List<Optional<PartZones>> zones;

  /**
   * @param zones of each image, where parts are found
   */
  TermFitting(Term term, List<RawMaps> good, List<Optional<PartZones>> zones) {
    this.term = term;
    this.zones = zones;
    scored = good.stream().map(raw -> raw.scoredCells(raw.get(term.map()).size())).toList();
    smooth =
        IntStream.range(0, good.size())
            .mapToObj(
                i -> Smoothing.box(good.get(i).get(term.map()), term.smoothing(), scored.get(i)))
            .toList();
  }

  /** The standardisation: centre and scale of the map's cells, without units. */
  TermStatistics standardisation() {
    return switch (term.standardise()) {
      case NONE -> TermStatistics.RAW;
      case GLOBAL -> global();
      case PER_POSITION -> perPosition();
    };
  }

  /** The same with the units of the standardised term, from the images of this fitting. */
  TermStatistics inUnits(TermStatistics standardising, ScoreUnits units) {
    if (units == ScoreUnits.RAW) {
      return standardising;
    }
    TermScorer scorer = new TermScorer(term, standardising);
    Moments scores = new Moments();
    Moments cells = new Moments();
    for (int i = 0; i < smooth.size(); i++) {
      FloatMap map = scorer.standardised(smooth.get(i), scored.get(i));
      scores.add(reduced(map, i));
      scoredCells(map, i).forEach(cells::add);
    }
    return new TermStatistics(
        standardising.shift(),
        standardising.scale(),
        scores.mean(),
        scores.scale(),
        cells.mean(),
        cells.scale());
  }

  private double reduced(FloatMap map, int image) {
    Optional<Mask> cells = scored.get(image);
    return zones
        .get(image)
        .map(z -> term.reduction().inZone(map, cells, z.inside(map.size(), cells)))
        .orElseGet(() -> term.reduction().of(map, cells));
  }

  /** The lowest or highest value of a scored cell of a good image, in the joined map's units. */
  double extreme(TermStatistics statistics, DoubleBinaryOperator minOrMax) {
    TermScorer scorer = new TermScorer(term, statistics);
    return IntStream.range(0, smooth.size())
        .mapToObj(i -> scoredCells(scorer.standardised(smooth.get(i), scored.get(i)), i))
        .flatMapToDouble(cells -> cells)
        .map(cell -> scorer.weighted((float) cell))
        .reduce(minOrMax)
        .orElseThrow();
  }

  private DoubleStream scoredCells(FloatMap map, int image) {
    return IntStream.range(0, map.values().length)
        .filter(cell -> isScored(image, cell))
        .mapToDouble(cell -> map.values()[cell]);
  }

  private TermStatistics global() {
    Moments all = all();
    return standardisation(
        new FloatMap(1, 1, new float[] {all.mean()}),
        new FloatMap(1, 1, new float[] {all.scale()}));
  }

  private TermStatistics perPosition() {
    Size grid = commonGrid();
    Moments all = all();
    FloatMap shift = FloatMap.zeros(grid);
    FloatMap scale = FloatMap.zeros(grid);
    for (int cell = 0; cell < grid.area(); cell++) {
      Moments here = new Moments();
      for (int i = 0; i < smooth.size(); i++) {
        if (isScored(i, cell)) {
          here.add(smooth.get(i).values()[cell]);
        }
      }
      // A cell that no good image has is compared with all cells of the map.
      shift.values()[cell] = here.count() == 0 ? all.mean() : here.mean();
      float spread = here.count() == 0 ? all.spread() : here.spread();
      float divisor = spread + FLOOR * all.spread();
      scale.values()[cell] = divisor > 0 ? divisor : 1;
    }
    return standardisation(shift, scale);
  }

  private static TermStatistics standardisation(FloatMap shift, FloatMap scale) {
    return new TermStatistics(Optional.of(shift), Optional.of(scale), 0, 1, 0, 1);
  }

  private Size commonGrid() {
    List<Size> grids = smooth.stream().map(FloatMap::size).distinct().toList();
    if (grids.size() > 1) {
      throw new BlemishException(
          "map %s has the sizes %s: standardise per_position needs the same grid in all images, prepare them to one size"
              .formatted(term.map(), grids));
    }
    return grids.get(0);
  }

  private boolean isScored(int image, int cell) {
    return scored.get(image).map(mask -> mask.bits().get(cell)).orElse(true);
  }

  private Moments all() {
    Moments all = new Moments();
    for (int i = 0; i < smooth.size(); i++) {
      scoredCells(smooth.get(i), i).forEach(all::add);
    }
    return all;
  }
}
