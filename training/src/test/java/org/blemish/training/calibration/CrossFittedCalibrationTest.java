// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.RegionSettings;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.scoring.Standardise;
import org.blemish.core.scoring.Term;
import org.blemish.data.Folds;
import org.junit.jupiter.api.Test;

class CrossFittedCalibrationTest {
  private static final Size GRID = new Size(6, 6);
  private static final ScoringSettings SETTINGS =
      new ScoringSettings(
          ScoreUnits.SPREAD,
          List.of(new Term("map", Standardise.PER_POSITION, 1, new Reduction.TopMean(0.1), 1)),
          new RegionSettings(1, 1, 0),
          new FalseRejectRates(0.01, 0.05));

  private static RawMaps image(Random random) {
    float[] cells = new float[GRID.area()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = 5 + (float) random.nextGaussian();
    }
    return RawMaps.of(
        Map.of("map", new FloatMap(GRID.width(), GRID.height(), cells)),
        Geometry.stretched(GRID, GRID));
  }

  private static List<RawMaps> images(int count, Random random) {
    return IntStream.range(0, count).mapToObj(i -> image(random)).toList();
  }

  private static CrossFittedCalibration calibration(List<RawMaps> maps, int folds) {
    return CrossFittedCalibration.of(
        SETTINGS,
        Optional.empty(),
        maps,
        DoubleStream.generate(() -> 1).limit(maps.size()).toArray(),
        Folds.of(IntStream.range(0, maps.size()).toArray(), folds, 0, 0));
  }

  @Test
  void scoresOfFewImagesAreDistributedAsThoseOfNewOnes() {
    Random random = new Random(3);
    List<Double> crossFitted = new ArrayList<>();
    List<Double> fresh = new ArrayList<>();
    for (int round = 0; round < 200; round++) {
      CrossFittedCalibration calibration = calibration(images(20, random), 10);
      calibration.samples().forEach(sample -> crossFitted.add(sample.score()));
      Scoring scoring = calibration.rule().scoring();
      images(20, random).forEach(maps -> fresh.add(scoring.score(maps)));
    }

    // The folds know 18 of 20 images; with units of each fold's own the spread is 1.3 times as
    // large.
    assertThat(spread(crossFitted) / spread(fresh)).isCloseTo(1, within(0.15));
    assertThat((mean(crossFitted) - mean(fresh)) / spread(fresh)).isBetween(0.0, 0.4);
  }

  @Test
  void aFoldIsStandardisedWithoutItsImagesInTheUnitsOfTheModel() {
    List<RawMaps> maps = images(12, new Random(4));
    CrossFittedCalibration calibration = calibration(maps, 3);
    Folds folds = Folds.of(IntStream.range(0, 12).toArray(), 3, 0, 0);
    int sample = folds.fold(1).get(0);

    Scoring without =
        Scoring.fit(SETTINGS, folds.without(1).stream().map(maps::get).toList())
            .withUnitsOf(calibration.rule().scoring());
    assertThat(calibration.samples().get(sample))
        .isEqualTo(CalibrationSample.of(without, maps.get(sample)));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double spread(List<Double> values) {
    double mean = mean(values);
    return Math.sqrt(
        values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
