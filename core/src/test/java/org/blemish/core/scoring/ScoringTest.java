// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
  private static final Geometry GEOMETRY = Geometry.stretched(new Size(90, 60), new Size(64, 64));
  private static final Offset<Double> CLOSE = within(1e-4);

  private final List<RawMaps> good = images(new Random(1), 12);
  private final RawMaps image = images(new Random(2), 1).get(0);

  @Test
  void rawUnitsGiveThePublishedMeanAndMaximum() {
    double mean = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (float v : image.get("distance").values()) {
      mean += v / 48.0;
      max = Math.max(max, v);
    }
    assertThat(published(new Reduction.Mean()).score(image)).isCloseTo(mean, within(1e-9));
    assertThat(published(new Reduction.Max()).score(image)).isEqualTo(max);
  }

  @Test
  void rawUnitsGiveThePublishedMaximumOfTheEnlargedMap() {
    FloatMap large = Bicubic.resize(image.get("distance"), new Size(19, 23));
    double max = Double.NEGATIVE_INFINITY;
    for (float v : large.values()) {
      max = Math.max(max, v);
    }
    assertThat(published(new Reduction.ResizedMax(new Size(19, 23))).score(image)).isEqualTo(max);
  }

  @Test
  void rawUnitsGiveTheHeadsMapInTheInputsPixels() {
    FloatMap large = Bicubic.resize(image.get("distance"), new Size(90, 60));
    FloatMap map = published(new Reduction.Mean()).map(image);
    assertThat(map.size()).isEqualTo(new Size(90, 60));
    assertThat(map.values()).containsExactly(large.values(), within(1e-5f));
  }

  @Test
  void eachPositionIsComparedWithItsOwnMeanAndSpread() {
    // Written out as (smooth(m) - b.mean(0)) / (b.std(0) + 0.1 b.std()), b = smooth(good).
    double[][] b = good.stream().map(g -> naiveSmooth(g.get("distance"))).toArray(double[][]::new);
    double all = std(Arrays.stream(b).flatMapToDouble(Arrays::stream).toArray());
    double[] a = naiveSmooth(image.get("distance"));
    double[] expected = new double[48];
    for (int cell = 0; cell < 48; cell++) {
      int at = cell;
      double[] here = Arrays.stream(b).mapToDouble(m -> m[at]).toArray();
      expected[cell] = (a[cell] - mean(here)) / (std(here) + 0.1 * all);
    }
    Scoring scoring = Scoring.fit(raw(term(Standardise.PER_POSITION, 3, 1)), good);
    assertThat(scoring.score(image)).isCloseTo(mean(expected), CLOSE);
    FloatMap grid = new FloatMap(8, 6, floats(expected));
    assertThat(scoring.map(image).values())
        .containsExactly(Bicubic.resize(grid, new Size(90, 60)).values(), within(1e-3f));
  }

  @Test
  void globallyAllPositionsShareOneMeanAndSpread() {
    double[] all = good.stream().flatMapToDouble(g -> doubles(g.get("distance"))).toArray();
    double own = mean(doubles(image.get("distance")).toArray());
    Scoring scoring = Scoring.fit(raw(term(Standardise.GLOBAL, 1, 1)), good);
    assertThat(scoring.score(image)).isCloseTo((own - mean(all)) / std(all), CLOSE);
  }

  @Test
  void termsAreJoinedInUnitsOfTheirSpreadOnGoodImages() {
    Term distance = term(Standardise.NONE, 1, 2);
    Term neighbour = new Term("neighbour", Standardise.NONE, 1, new Reduction.Max(), 0.5);
    Scoring scoring = Scoring.fit(ScoringSettings.of(distance, neighbour), good);
    double[] means =
        good.stream().mapToDouble(g -> mean(doubles(g.get("distance")).toArray())).toArray();
    double[] maxima =
        good.stream().mapToDouble(g -> doubles(g.get("neighbour")).max().orElseThrow()).toArray();
    double expected =
        2 * (mean(doubles(image.get("distance")).toArray()) - mean(means)) / std(means)
            + 0.5
                * (doubles(image.get("neighbour")).max().orElseThrow() - mean(maxima))
                / std(maxima);
    assertThat(scoring.score(image)).isCloseTo(expected, CLOSE);
  }

  /** A term of the map {@code neighbour}. */
  private static Term withFloor(Reduction reduction, double weight, double floor) {
    return new Term(
        "neighbour", Standardise.NONE, 1, reduction, weight, Optional.empty(), Optional.of(floor));
  }

  @Test
  void aTermBelowItsFloorDoesNotMakeUpForOthers() {
    Term distance = term(Standardise.NONE, 1, 2);
    double alone = Scoring.fit(ScoringSettings.of(distance), good).score(image);
    Term usual = withFloor(new Reduction.Max(), 0.5, -0.5);
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    maps.put("distance", image.get("distance"));
    maps.put("neighbour", FloatMap.zeros(image.get("neighbour").size()));
    RawMaps belowTheFloor = RawMaps.of(maps, GEOMETRY);
    Scoring scoring = Scoring.fit(ScoringSettings.of(distance, usual), good);

    assertThat(scoring.score(belowTheFloor)).isCloseTo(alone - 0.5 * 0.5, CLOSE);
    assertThat(scoring.map(belowTheFloor).values())
        .as("the map has no floor")
        .isEqualTo(
            Scoring.fit(
                    ScoringSettings.of(
                        distance,
                        new Term("neighbour", Standardise.NONE, 1, new Reduction.Max(), 0.5)),
                    good)
                .map(belowTheFloor)
                .values());
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0", "1, 0", "3.5, 5", "-2, 0"})
  void aTermWithAFloorAboveZeroCountsByWhatExceedsIt(double spreads, double added) {
    Term distance = term(Standardise.NONE, 1, 2);
    double alone = Scoring.fit(ScoringSettings.of(distance), good).score(image);
    Term unusual = withFloor(new Reduction.Mean(), 2, 1);
    Scoring scoring = Scoring.fit(ScoringSettings.of(distance, unusual), good);
    TermStatistics units = scoring.statistics().get(1);
    FloatMap neighbour = FloatMap.zeros(image.get("neighbour").size());
    Arrays.fill(neighbour.values(), (float) (units.scoreCentre() + spreads * units.scoreScale()));
    RawMaps changed =
        RawMaps.of(Map.of("distance", image.get("distance"), "neighbour", neighbour), GEOMETRY);

    assertThat(scoring.score(changed)).isCloseTo(alone + added, within(1e-4));
  }

  @Test
  void mapsOnDifferentGridsAreJoinedInTheInputsPixels() {
    Scoring scoring =
        Scoring.fit(
            ScoringSettings.of(
                term(Standardise.NONE, 1, 2),
                new Term("neighbour", Standardise.NONE, 1, new Reduction.Max(), 0.5)),
            good);
    FloatMap distance = inUnits("distance", 2);
    FloatMap neighbour = inUnits("neighbour", 0.5);
    Size size = new Size(90, 60);
    float[] a = Bicubic.resize(distance, size).values();
    float[] b = Bicubic.resize(neighbour, size).values();
    float[] sum = new float[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    assertThat(scoring.map(image).values()).containsExactly(sum, within(1e-3f));
  }

  @Test
  void goodImagesHaveScoresOfMean0AndSpread1() {
    Scoring scoring = Scoring.fit(ScoringSettings.of(term(Standardise.PER_POSITION, 3, 1)), good);
    double[] scores = good.stream().mapToDouble(scoring::score).toArray();
    assertThat(mean(scores)).isCloseTo(0, CLOSE);
    assertThat(std(scores)).isCloseTo(1, CLOSE);
  }

  @Test
  void mapsThatNeverVaryGiveFiniteScores() {
    FloatMap flat = FloatMap.zeros(new Size(8, 6));
    RawMaps dull = RawMaps.of(Map.of("distance", flat), GEOMETRY);
    for (Standardise standardise : Standardise.values()) {
      Scoring scoring =
          Scoring.fit(ScoringSettings.of(term(standardise, 3, 1)), List.of(dull, dull));
      assertThat(scoring.score(dull)).isZero();
      assertThat(scoring.score(image)).isFinite();
    }
  }

  @Test
  void whatWasLearntNeedsGoodImages() {
    ScoringSettings settings = ScoringSettings.of(term(Standardise.PER_POSITION, 3, 1));
    assertThatThrownBy(() -> Scoring.fit(settings, List.of()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("distance")
        .hasMessageContaining("PER_POSITION");
  }

  @Test
  void aMapThatTheHeadDoesNotGiveIsNamed() {
    RawMaps other = RawMaps.of(Map.of("likelihood", FloatMap.zeros(new Size(8, 6))), GEOMETRY);
    assertThatThrownBy(() -> published(new Reduction.Mean()).score(other))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("distance")
        .hasMessageContaining("likelihood");
  }

  @Test
  void anotherGridIsRefusedPerPositionAndFineOtherwise() {
    RawMaps wide = RawMaps.of(Map.of("distance", FloatMap.zeros(new Size(9, 6))), GEOMETRY);
    Scoring strict = Scoring.fit(raw(term(Standardise.PER_POSITION, 1, 1)), good);
    assertThatThrownBy(() -> strict.score(wide))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("9x6")
        .hasMessageContaining("8x6");
    assertThat(Scoring.fit(raw(term(Standardise.GLOBAL, 1, 1)), good).score(wide)).isFinite();
  }

  @Test
  void aMapThatIsNotFiniteIsRefusedAndNamed() {
    FloatMap broken = FloatMap.zeros(new Size(8, 6));
    broken.values()[11] = Float.NaN;
    assertThatThrownBy(() -> RawMaps.of(Map.of("distance", broken), GEOMETRY))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("map distance is NaN at cell 3,1");
  }

  @Test
  void outsideTheRegionOfInterestTheMapLiesOnTheFloor() {
    Geometry part =
        new Geometry(
            new Size(90, 60),
            new Rectangle(10, 20, 50, 30),
            new Size(64, 64),
            new Rectangle(0, 0, 64, 64));
    List<RawMaps> cut = good.stream().map(g -> RawMaps.of(g.maps(), part)).toList();
    Scoring scoring = Scoring.fit(raw(term(Standardise.NONE, 1, 1)), cut);
    float least = Float.POSITIVE_INFINITY;
    for (RawMaps g : good) {
      for (float v : g.get("distance").values()) {
        least = Math.min(least, v);
      }
    }
    FloatMap map = scoring.map(RawMaps.of(image.maps(), part));
    assertThat(scoring.floor()).isEqualTo(least);
    assertThat(map.get(9, 30)).isEqualTo(least);
    assertThat(map.get(60, 30)).isEqualTo(least);
    assertThat(map.get(30, 50)).isEqualTo(least);
    FloatMap inside = Bicubic.resize(image.get("distance"), new Size(50, 30));
    assertThat(map.get(10, 20)).isCloseTo(inside.get(0, 0), within(1e-5f));
    assertThat(map.get(59, 49)).isCloseTo(inside.get(49, 29), within(1e-5f));
  }

  // ---- naive computations ----

  private FloatMap inUnits(String name, double weight) {
    double[] all = good.stream().flatMapToDouble(g -> doubles(g.get(name))).toArray();
    FloatMap map = image.get(name);
    float[] out = floats(doubles(map).map(v -> weight * (v - mean(all)) / std(all)).toArray());
    return new FloatMap(map.width(), map.height(), out);
  }

  static double[] naiveSmooth(FloatMap map) {
    double[] out = new double[map.values().length];
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        List<Double> box = new ArrayList<>();
        for (int v = y - 1; v <= y + 1; v++) {
          for (int u = x - 1; u <= x + 1; u++) {
            if (u >= 0 && v >= 0 && u < map.width() && v < map.height()) {
              box.add((double) map.get(u, v));
            }
          }
        }
        out[y * map.width() + x] = box.stream().mapToDouble(d -> d).average().orElseThrow();
      }
    }
    return out;
  }

  private static List<RawMaps> images(Random random, int n) {
    List<RawMaps> images = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Map<String, FloatMap> maps = new LinkedHashMap<>();
      maps.put("distance", random(random, 8, 6, 1 + 0.1 * i));
      maps.put("neighbour", random(random, 4, 5, 30));
      images.add(RawMaps.of(maps, GEOMETRY));
    }
    return images;
  }

  private static FloatMap random(Random random, int width, int height, double level) {
    FloatMap map = FloatMap.zeros(new Size(width, height));
    for (int i = 0; i < map.values().length; i++) {
      map.values()[i] = (float) (level + 0.05 * i + random.nextGaussian());
    }
    return map;
  }

  private static Scoring published(Reduction reduction) {
    return Scoring.fit(ScoringSettings.published("distance", reduction), List.of());
  }

  private static ScoringSettings raw(Term term) {
    return new ScoringSettings(
        ScoreUnits.RAW, List.of(term), RegionSettings.DEFAULT, FalseRejectRates.DEFAULT);
  }

  private static Term term(Standardise standardise, int smoothing, double weight) {
    return new Term("distance", standardise, smoothing, new Reduction.Mean(), weight);
  }

  private static DoubleStream doubles(FloatMap map) {
    return IntStream.range(0, map.values().length).mapToDouble(i -> map.values()[i]);
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double std(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }
}
