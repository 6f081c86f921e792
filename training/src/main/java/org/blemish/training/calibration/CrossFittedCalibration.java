// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.data.Folds;

/**
 * Thresholds from all good samples. Standardisation and units are fitted anew for each fold, to the
 * maps of the other folds, and score the fold's samples; the final scoring is fitted to all maps.
 *
 * @param rule final scoring with thresholds
 * @param samples scores of the samples by the folds' scorings, in their order
 * @param foldRules for each fold, a rule whose scoring and thresholds come from the other folds
 */
public record CrossFittedCalibration(
    DecisionRule rule, List<CalibrationSample> samples, List<DecisionRule> foldRules) {
  public CrossFittedCalibration {
    samples = List.copyOf(samples);
    foldRules = List.copyOf(foldRules);
  }

  /**
   * Fits scoring and thresholds.
   *
   * @param maps of the samples, each by a model that was fitted without its fold
   */
  public static CrossFittedCalibration of(
      ScoringSettings settings, List<RawMaps> maps, Folds folds) {
    List<Scoring> scorings = new ArrayList<>();
    CalibrationSample[] samples = new CalibrationSample[maps.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      Scoring scoring =
          Scoring.fit(
              settings,
              folds.without(fold).stream().filter(i -> i < maps.size()).map(maps::get).toList());
      scorings.add(scoring);
      folds.fold(fold).stream()
          .parallel()
          .forEach(sample -> samples[sample] = CalibrationSample.of(scoring, maps.get(sample)));
    }
    List<CalibrationSample> all = Arrays.asList(samples);
    return new CrossFittedCalibration(
        DecisionRule.calibrated(Scoring.fit(settings, maps), all, CalibrationSource.CROSS_FITTED),
        all,
        foldRules(scorings, all, folds));
  }

  private static List<DecisionRule> foldRules(
      List<Scoring> scorings, List<CalibrationSample> samples, Folds folds) {
    return IntStream.range(0, folds.count())
        .mapToObj(
            fold ->
                DecisionRule.calibrated(
                    scorings.get(fold),
                    folds.without(fold).stream()
                        .filter(i -> i < samples.size())
                        .map(samples::get)
                        .toList(),
                    CalibrationSource.CROSS_FITTED))
        .toList();
  }
}
