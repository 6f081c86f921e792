// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

/** An input of 80x60 on a grid of 8x6 (a cell is 10x10 pixels), columns 5 to 7 ignored. */
class ScoringWithIgnoreMaskTest {
  private static final Size INPUT = new Size(80, 60);
  private static final Geometry GEOMETRY = Geometry.stretched(INPUT, new Size(64, 48));

  private final Random random = new Random(3);

  @Test
  void whatLiesUnderTheIgnoreMaskChangesNothing() {
    List<RawMaps> quiet = new ArrayList<>();
    List<RawMaps> loud = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      FloatMap map = random();
      quiet.add(ignoring(map, 50));
      loud.add(ignoring(loudFrom(map, 5), 50));
    }
    for (Standardise standardise : Standardise.values()) {
      for (Reduction reduction :
          List.of(
              new Reduction.Mean(),
              new Reduction.Max(),
              new Reduction.TopMean(0.3),
              new Reduction.ResizedMax(new Size(40, 30)))) {
        ScoringSettings settings =
            ScoringSettings.of(new Term("distance", standardise, 3, reduction, 1));
        Scoring fromQuiet = Scoring.fit(settings, quiet);
        Scoring fromLoud = Scoring.fit(settings, loud);
        double score = fromQuiet.score(quiet.get(0));
        assertThat(fromLoud.score(loud.get(0))).isEqualTo(score);
        assertThat(fromQuiet.score(loud.get(0))).isEqualTo(score);
        assertThat(fromQuiet.map(loud.get(0)).values())
            .containsExactly(fromQuiet.map(quiet.get(0)).values());
      }
    }
  }

  /** Most of the input is ignored; the value of the whole input counts, without a place. */
  @Test
  void aMapOfOneCellIsScoredAndIsNotInTheAnomalyMap() {
    Term places = new Term("distance", Standardise.NONE, 1, new Reduction.Mean(), 1);
    Term whole = WholeImageTerm.weighted(2);
    FloatMap map = random();
    FloatMap cell = new FloatMap(1, 1, new float[] {7});
    Mask ignore = ignoring(map, 10).ignore().orElseThrow();
    RawMaps raw =
        new RawMaps(Map.of("distance", map, "whole", cell), GEOMETRY, Optional.of(ignore));
    Scoring one = Scoring.fit(inRawUnits(places), List.of());
    Scoring both = Scoring.fit(inRawUnits(places, whole), List.of());

    assertThat(both.score(raw)).isCloseTo(one.score(raw) + 14, within(1e-5));
    assertThat(both.scoreOfWholeImage(raw)).isCloseTo(14, within(1e-5));
    assertThat(one.scoreOfWholeImage(raw)).isZero();
    assertThat(both.map(raw).values()).containsExactly(one.map(raw).values());
  }

  @Test
  void theMeanIsThatOfTheScoredCells() {
    FloatMap map = random();
    double sum = 0;
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 5; x++) {
        sum += map.get(x, y);
      }
    }
    Scoring scoring =
        Scoring.fit(ScoringSettings.published("distance", new Reduction.Mean()), List.of());
    assertThat(scoring.score(ignoring(loudFrom(map, 5), 50))).isCloseTo(sum / 30, within(1e-6));
  }

  @Test
  void ignoredPixelsHaveTheFloorValueAndTheirNeighboursDoNot() {
    RawMaps raw = ignoring(loudFrom(random(), 5), 47);
    Scoring scoring =
        Scoring.fit(
            ScoringSettings.of(new Term("distance", Standardise.NONE, 1, new Reduction.Mean(), 1)),
            List.of(ignoring(random(), 47), ignoring(random(), 47)));
    FloatMap map = scoring.map(raw);
    for (int y = 0; y < 60; y++) {
      assertThat(map.get(46, y)).isGreaterThan(scoring.floor());
      assertThat(map.get(46, y)).isLessThan(100);
      assertThat(map.get(47, y)).isEqualTo(scoring.floor());
      assertThat(map.get(79, y)).isEqualTo(scoring.floor());
    }
  }

  @Test
  void aCellIsScoredWhereHalfOfItIsVisible() {
    Size grid = new Size(8, 6);
    assertThat(ignoring(random(), 45).scoredCells(grid).orElseThrow().get(4, 0)).isTrue();
    assertThat(ignoring(random(), 42).scoredCells(grid).orElseThrow().get(4, 0)).isFalse();
  }

  @Test
  void paddingIsNotScored() {
    Geometry padded =
        new Geometry(INPUT, Rectangle.whole(INPUT), new Size(64, 64), new Rectangle(0, 8, 64, 48));
    Mask judged = RawMaps.of(Map.of(), padded).scoredCells(new Size(8, 8)).orElseThrow();
    for (int x = 0; x < 8; x++) {
      assertThat(judged.get(x, 0)).isFalse();
      assertThat(judged.get(x, 1)).isTrue();
      assertThat(judged.get(x, 6)).isTrue();
      assertThat(judged.get(x, 7)).isFalse();
    }
  }

  @Test
  void anInputThatIsIgnoredAsAWholeCannotBeScored() {
    RawMaps raw = ignoring(random(), 0);
    Scoring scoring =
        Scoring.fit(ScoringSettings.published("distance", new Reduction.Mean()), List.of());
    assertThatThrownBy(() -> scoring.score(raw))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no pixel remains to score");
  }

  @Test
  void extrapolatesRingByRing() {
    FloatMap row = new FloatMap(5, 1, new float[] {9, 2, 4, 9, 9});
    Mask judged = new Mask(5, 1, BitSet.valueOf(new long[] {0b00110}));
    assertThat(Smoothing.extrapolated(row, Optional.of(judged)).values())
        .containsExactly(2, 2, 4, 4, 4);
  }

  private FloatMap random() {
    FloatMap map = FloatMap.zeros(new Size(8, 6));
    for (int i = 0; i < map.values().length; i++) {
      map.values()[i] = (float) random.nextGaussian();
    }
    return map;
  }

  private static FloatMap loudFrom(FloatMap map, int column) {
    FloatMap loud = new FloatMap(8, 6, map.values().clone());
    for (int i = 0; i < loud.values().length; i++) {
      if (i % 8 >= column) {
        loud.values()[i] = 1000 + i;
      }
    }
    return loud;
  }

  private static ScoringSettings inRawUnits(Term... terms) {
    return new ScoringSettings(
        ScoreUnits.RAW, List.of(terms), RegionSettings.DEFAULT, FalseRejectRates.DEFAULT);
  }

  private static RawMaps ignoring(FloatMap map, int fromX) {
    Mask ignore = Mask.empty(INPUT);
    for (int y = 0; y < 60; y++) {
      ignore.bits().set(y * 80 + fromX, (y + 1) * 80);
    }
    return new RawMaps(Map.of("distance", map), GEOMETRY, Optional.of(ignore));
  }
}
