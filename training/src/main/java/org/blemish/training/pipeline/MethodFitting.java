// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.blemish.core.input.Input;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.data.Folds;
import org.blemish.data.Sample;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Detector;
import org.blemish.inference.Head;
import org.blemish.inference.InputInspector;
import org.blemish.inference.features.InputFeatures;
import org.blemish.training.calibration.CrossFittedCalibration;
import org.blemish.training.calibration.CrossFittedMaps;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Progress;
import org.blemish.training.part.FittedPartMask;
import org.blemish.training.part.PartMaskFitter;

/**
 * Fits a method and sets its thresholds: by held-out samples, or by cross-fitting.
 *
 * @param method fits the method's own maps
 * @param part finds the part in images; empty where every cell is scored alike
 * @param settings of the run
 * @param inputs of the run
 * @param groups of the samples
 * @param folds of the samples to fit; empty where thresholds come from held-out samples
 * @param extractor of features
 * @param checkpoints folder of the method
 * @param concurrency of scoring
 * @param times of the stages
 */
record MethodFitting(
    Fitter method,
    Optional<FittedPartMask> part,
    TrainingSettings settings,
    TrainingInputs inputs,
    SampleGroups groups,
    Optional<Folds> folds,
    InputFeatures extractor,
    Path checkpoints,
    Concurrency concurrency,
    StageTimes times,
    Progress progress) {
  FittedRun fit(FeatureStore features) {
    return folds.isPresent() ? crossFitted(features, folds.get()) : heldOut(features);
  }

  private FittedRun crossFitted(FeatureStore features, Folds folds) {
    CrossFit fit = times.time("fit", () -> fitter().crossFit(context(features), folds));
    ParityCheck parity = parity(fit.model(), features);
    List<RawMaps> maps =
        times.time(
            "calibrate",
            () ->
                CrossFittedMaps.of(
                    fit,
                    folds,
                    features,
                    inputs.geometries(),
                    inputs.ignore(),
                    inputs.preparation(),
                    concurrency,
                    progress));
    CrossFittedCalibration calibration =
        times.time(
            "calibrate",
            () ->
                CrossFittedCalibration.of(
                    scoringSettings(fit.model()),
                    part.map(FittedPartMask::mask),
                    maps,
                    groups.fitWeights(),
                    folds));
    return new FittedRun(
        fit.model(),
        calibration.rule(),
        parity,
        images(inputs.fit(), groups.fitNames(), calibration.samples()),
        CalibrationSource.CROSS_FITTED,
        folds.count(),
        Optional.of(
            new FittedRun.Unseen(
                fit.folds().get(0).head(),
                calibration.firstFoldRule(),
                folds.fold(0).stream().map(inputs.fit()::get).toList(),
                List.of())),
        calibrated(inputs.fit(), maps, calibration.rules(), calibration.samples()));
  }

  private FittedRun heldOut(FeatureStore features) {
    FittedMethod method = times.time("fit", () -> fitter().fit(context(features)));
    try (Head head = Head.open(method.head(), inputs.preparation(), concurrency.session())) {
      ParityCheck parity = times.time("parity", () -> ParityCheck.of(head, method, features));
      List<RawMaps> fitted = fittedMaps(head, features);
      List<Sample> samples = inputs.calibrate();
      List<InputInspector.RawInspection> inspected =
          times.time("calibrate", () -> inspected(head, samples));
      List<RawMaps> maps = inspected.stream().map(InputInspector.RawInspection::maps).toList();
      Scoring scoring =
          Scoring.fit(scoringSettings(method), part.map(FittedPartMask::mask), fitted, maps);
      double[] weights = groups.calibrateWeights();
      List<CalibrationSample> scores =
          IntStream.range(0, maps.size())
              .mapToObj(i -> CalibrationSample.of(scoring, maps.get(i), weights[i]))
              .toList();
      DecisionRule rule = DecisionRule.calibrated(scoring, scores, CalibrationSource.HELD_OUT);
      return new FittedRun(
          method,
          rule,
          parity,
          images(samples, groups.calibrateNames(), scores),
          CalibrationSource.HELD_OUT,
          0,
          samples.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new FittedRun.Unseen(
                      method.head(),
                      rule,
                      samples,
                      inspected.stream().flatMap(s -> s.gateInput().stream()).toList())),
          calibrated(samples, maps, Collections.nCopies(samples.size(), rule), scores));
    }
  }

  private Fitter fitter() {
    return part.<Fitter>map(mask -> new PartMaskFitter(method, mask)).orElse(method);
  }

  private ParityCheck parity(FittedMethod method, FeatureStore features) {
    try (Head head = Head.open(method.head(), inputs.preparation(), concurrency.session())) {
      return times.time("parity", () -> ParityCheck.of(head, method, features));
    }
  }

  /** Raw maps of the samples that the method was fitted to, for standardisation. */
  private List<RawMaps> fittedMaps(Head head, FeatureStore features) {
    List<RawMaps> maps = new ArrayList<>();
    concurrency
        .pipeline()
        .<Integer, RawMaps>run(
            IntStream.range(0, inputs.fit().size()).iterator(),
            (i, memory) ->
                new RawMaps(
                    head.maps(features.sample(i)), inputs.geometries().get(i), inputs.ignore()),
            (i, raw) -> {
              maps.add(raw);
              progress.step("scoring", maps.size(), inputs.fit().size());
            });
    return maps;
  }

  private List<InputInspector.RawInspection> inspected(Head head, List<Sample> samples) {
    SampleInspector inspector = new SampleInspector(new InputInspector(extractor, head), inputs);
    Function<Sample, Input> reader = inputs.reader();
    List<InputInspector.RawInspection> inspected = new ArrayList<>();
    concurrency
        .pipeline()
        .<Sample, InputInspector.RawInspection>run(
            samples.iterator(),
            (sample, memory) -> {
              Input input = reader.apply(sample);
              memory.request(Detector.memory(input));
              return inspector.inspect(input, sample.id());
            },
            (sample, result) -> {
              inspected.add(result);
              progress.step("calibrating", inspected.size(), samples.size());
            });
    return inspected;
  }

  private FitContext context(FeatureStore features) {
    return new FitContext(
        features, checkpoints, settings.seed(), settings.effectiveThreads(), progress);
  }

  private ScoringSettings scoringSettings(FittedMethod method) {
    return new ScoringSettings(
        method.units(), method.terms(), settings.decision().regions(), settings.decision().rates());
  }

  private static List<CalibrationImage> images(
      List<Sample> samples, List<Optional<String>> groups, List<CalibrationSample> scores) {
    return IntStream.range(0, samples.size())
        .mapToObj(i -> new CalibrationImage(samples.get(i).id(), groups.get(i), scores.get(i)))
        .toList();
  }

  private static List<FittedRun.Calibrated> calibrated(
      List<Sample> samples,
      List<RawMaps> maps,
      List<DecisionRule> rules,
      List<CalibrationSample> scores) {
    return IntStream.range(0, samples.size())
        .mapToObj(
            i ->
                new FittedRun.Calibrated(
                    samples.get(i), maps.get(i), rules.get(i), scores.get(i).score()))
        .toList();
  }
}
