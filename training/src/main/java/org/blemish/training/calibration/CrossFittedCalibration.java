// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.part.PartMask;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.data.Folds;

/**
 * Thresholds from all good samples. The final scoring is fitted to all maps. The samples of a fold
 * are scored with a standardisation that is fitted to the maps of the other folds, in the units of
 * the final scoring: units of each fold's own would add the error of their estimation to the spread
 * of the scores, and raise thresholds that few samples set.
 *
 * @param rule final scoring with thresholds
 * @param samples scores of the samples by the folds' scorings, in their order
 * @param rules for each sample the rule that its score comes from: the scoring of its fold with the
 *     final thresholds
 * @param firstFoldRule a rule whose standardisation and thresholds come from all folds but the
 *     first
 */
public record CrossFittedCalibration(
    DecisionRule rule,
    List<CalibrationSample> samples,
    List<DecisionRule> rules,
    DecisionRule firstFoldRule) {
  public CrossFittedCalibration {
    samples = List.copyOf(samples);
    rules = List.copyOf(rules);
  }

  /**
   * Fits scoring and thresholds.
   *
   * @param part finds the part in images; empty where every cell is scored alike
   * @param maps of the samples, each by a model that was fitted without its fold
   * @param weights of the samples, {@link CalibrationSample#weight}
   */
  public static CrossFittedCalibration of(
      ScoringSettings settings,
      Optional<PartMask> part,
      List<RawMaps> maps,
      double[] weights,
      Folds folds) {
    Scoring model = Scoring.fit(settings, part, maps);
    List<Scoring> scorings = new ArrayList<>();
    CalibrationSample[] samples = new CalibrationSample[maps.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      Scoring scoring = Scoring.fit(settings, part, outside(folds, fold, maps)).withUnitsOf(model);
      scorings.add(scoring);
      folds.fold(fold).stream()
          .parallel()
          .forEach(i -> samples[i] = CalibrationSample.of(scoring, maps.get(i), weights[i]));
    }
    List<CalibrationSample> all = Arrays.asList(samples);
    DecisionRule rule = DecisionRule.calibrated(model, all, CalibrationSource.CROSS_FITTED);
    return new CrossFittedCalibration(
        rule,
        all,
        rules(scorings, rule, folds),
        DecisionRule.calibrated(
            scorings.get(0), outside(folds, 0, all), CalibrationSource.CROSS_FITTED));
  }

  private static List<DecisionRule> rules(List<Scoring> scorings, DecisionRule rule, Folds folds) {
    DecisionRule[] rules = new DecisionRule[folds.samples()];
    for (int fold = 0; fold < folds.count(); fold++) {
      DecisionRule ofFold = new DecisionRule(scorings.get(fold), rule.calibration());
      folds.fold(fold).forEach(i -> rules[i] = ofFold);
    }
    return List.of(rules);
  }

  /** Values of the samples outside a fold; their augmented copies have no values. */
  private static <T> List<T> outside(Folds folds, int fold, List<T> values) {
    return folds.without(fold).stream().filter(i -> i < values.size()).map(values::get).toList();
  }
}
