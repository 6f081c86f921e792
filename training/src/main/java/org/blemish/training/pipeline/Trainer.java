// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.core.quality.QualityGate;
import org.blemish.data.Dataset;
import org.blemish.data.DatasetSplitter;
import org.blemish.data.Folds;
import org.blemish.data.Split;
import org.blemish.data.text.Yaml;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Head;
import org.blemish.inference.InputInspector;
import org.blemish.inference.features.BackboneFeatures;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.training.backbone.BackboneSessions;
import org.blemish.training.calibration.FoldSizes;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.features.FeatureCache;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.ScoredCells;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.blemish.training.method.Progress;
import org.blemish.training.part.PartMaskFitting;

/**
 * From good samples to a model file: split, check of the samples, features, method, parity check,
 * scoring, calibration. Finished steps are kept in the run's folder, so that a run that was killed
 * can be resumed; the same data, seed, threads and CPU give the same model, resumed or not.
 */
public final class Trainer {
  private final RunFolder folder;
  private final Path cache;
  private final Dataset dataset;
  private final Configuration configuration;
  private final TrainingSettings settings;
  private final Fitter fitter;
  private final Progress progress;
  private final StageTimes times = new StageTimes();

  private Trainer(
      RunFolder folder,
      Dataset dataset,
      Configuration configuration,
      Path cache,
      Progress progress) {
    Methods methods = Methods.found();
    this.folder = folder;
    this.cache = cache;
    this.dataset = dataset;
    this.configuration = configuration;
    this.settings = configuration.settings(methods.names());
    this.fitter =
        methods.get(settings.method()).configure(configuration.section(settings.method()));
    this.progress = new HistoryProgress(progress, new History(folder.history()));
  }

  /**
   * Begins a run.
   *
   * @param run folder that does not exist, is empty, or holds a run that was killed before it could
   *     be resumed
   * @return the finished run
   * @throws BlemishException if settings, data or files are wrong; no unfinished file is left
   * @throws java.util.concurrent.CancellationException if progress was cancelled
   */
  public static TrainedRun train(
      Path run, Dataset dataset, Configuration configuration, Progress progress) {
    return train(run, dataset, configuration, new RunFolder(run).features(), progress);
  }

  /**
   * Begins a run whose features are kept in a shared folder, which other trainings on the same
   * images can use, also at the same time.
   *
   * @param features folder of computed features, created if needed; the time of stage {@code
   *     features} is the time that computing them took, then or now
   */
  public static TrainedRun train(
      Path run, Dataset dataset, Configuration configuration, Path features, Progress progress) {
    RunFolder folder = new RunFolder(run);
    folder.requireFree(); // before anything is read
    Trainer trainer = new Trainer(folder, dataset, configuration, features, progress);
    return trainer.run(trainer.splitter().split(dataset), trainer::begin);
  }

  /**
   * Resumes a run that was stopped, with its own configuration and split.
   *
   * @throws BlemishException if there is no such run, or images, backbone or settings have changed
   */
  public static TrainedRun resume(Path run, Dataset dataset, Progress progress) {
    return resume(run, dataset, new RunFolder(run).features(), progress);
  }

  /**
   * Resumes a run whose features are kept in a shared folder.
   *
   * @param features folder of computed features
   */
  public static TrainedRun resume(Path run, Dataset dataset, Path features, Progress progress) {
    RunFolder folder = new RunFolder(run);
    folder.resume();
    Configuration configuration = Configuration.saved(folder.config());
    Trainer trainer = new Trainer(folder, dataset, configuration, features, progress);
    return trainer.run(Json.read(folder.split(), Split.class), trainer::requireSameInputs);
  }

  /** Creates the folder; the configuration is written last and marks the run as begun. */
  private void begin(TrainingInputs inputs) {
    folder.begin();
    AtomicFile.write(folder.split(), Json.bytes(inputs.split()));
    AtomicFile.write(folder.inputDigest(), inputDigest(inputs).getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        folder.config(), Yaml.text(configuration.tree()).getBytes(StandardCharsets.UTF_8));
  }

  /** Results of other images or settings must not enter this model. */
  private void requireSameInputs(TrainingInputs inputs) {
    if (!Files.exists(folder.inputDigest())) {
      throw new BlemishException(
          "%s: %s is missing, so images, backbone and settings cannot be compared with those that the run began with; train into another folder"
              .formatted(folder.path(), folder.inputDigest().getFileName()));
    }
    try {
      if (!Files.readString(folder.inputDigest()).equals(inputDigest(inputs))) {
        throw new BlemishException(
            "%s cannot be resumed: images, backbone or settings have changed since it began; restore them, or train into another folder"
                .formatted(folder.path()));
      }
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be read (%s)".formatted(folder.inputDigest(), e.getMessage()), e);
    }
  }

  private String inputDigest(TrainingInputs inputs) {
    return new ContentDigest().add(inputs.featureKey()).add(Json.bytes(configuration.tree())).hex()
        + "\n";
  }

  private DatasetSplitter splitter() {
    TrainingSettings.SplitSettings split = settings.split();
    Optional<Pattern> groupBy = split.groupBy().map(Trainer::pattern);
    return new DatasetSplitter(split.calibrate(), settings.seed(), groupBy);
  }

  private static Pattern pattern(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new BlemishException(
          "group-by '%s' is not a regular expression: %s".formatted(expression, e.getDescription()),
          e);
    }
  }

  /**
   * @param begin called after samples, settings and backbone were checked
   */
  private TrainedRun run(Split split, Consumer<TrainingInputs> begin) {
    TrainingInputs inputs =
        times.time(
            "reading",
            () -> TrainingInputs.read(dataset, split, settings, fitter.outputs(), progress));
    CopiesNote.of(inputs.fit(), inputs.good().duplicateGroups()).ifPresent(progress::note);
    SampleGroups groups = SampleGroups.of(inputs, dataset, splitter());
    Optional<Folds> folds = folds(inputs, groups);
    Concurrency concurrency =
        Concurrency.sideBySide(settings.effectiveThreads(), inputs.fit().size());
    try (BackboneSessions sessions = new BackboneSessions(concurrency.session())) {
      InputFeatures extractor =
          new InputFeatures(
              inputs.preparation(),
              inputs
                  .backbone()
                  .map(
                      backbone ->
                          new BackboneFeatures(
                              inputs.pipeline().outputs(),
                              inputs.preparation().networkSize(),
                              scale -> sessions.open(backbone, scale))),
              inputs.pipeline().depth(),
              inputs.ignore());
      begin.accept(inputs);
      TrainingResources resources = TrainingResources.of(inputs, extractor, fitter);
      progress.note(resources.note(inputs));
      resources.requireTemporarySpace(folder.path());
      FeatureCache.CachedFeatures cached = features(inputs, extractor, concurrency.pipeline());
      times.put("features", cached.seconds());
      FeatureStore features =
          cached
              .store()
              .withScoredCells(
                  new ScoredCells(
                      inputs.preparation(), inputs.trainingGeometries(), inputs.ignore()));
      OtherProductsNote.of(inputs.fit(), features).ifPresent(progress::note);
      Optional<PartMaskFitting> part =
          inputs
              .partInput()
              .map(
                  input ->
                      times.time(
                          "part mask",
                          () ->
                              inputs
                                  .givenPart()
                                  .map(
                                      given ->
                                          given.on(
                                              features.spec(input), inputs.geometries().get(0)))
                                  .orElseGet(
                                      () ->
                                          PartMaskFitting.of(
                                              features,
                                              input,
                                              inputs.fit().size(),
                                              settings.seed()))));
      FittedRun fitted =
          new MethodFitting(
                  fitter,
                  part.flatMap(PartMaskFitting::mask),
                  settings,
                  inputs,
                  groups,
                  folds,
                  extractor,
                  folder.checkpoints(),
                  concurrency,
                  times,
                  progress)
              .fit(features);
      Optional<QualityGate> gate =
          times.time("gate", () -> gate(inputs, extractor, features, fitted, concurrency));
      if (folds.isPresent()) {
        AtomicFile.write(
            folder.split(),
            Json.bytes(
                inputs
                    .split()
                    .withFirstFold(
                        folds.get().fold(0).stream().map(i -> inputs.fit().get(i).id()).toList())));
      }
      TrainedRun run =
          new RunWriter(folder, configuration, settings, dataset, inputs)
              .write(fitted, gate, part.map(PartMaskFitting::explanation), times.seconds());
      new RunReport(run, dataset.name()).write(fitted.maps(), inputs.reader());
      return run;
    }
  }

  private Optional<QualityGate> gate(
      TrainingInputs inputs,
      InputFeatures extractor,
      FeatureStore features,
      FittedRun fitted,
      Concurrency concurrency) {
    OnnxModel graph =
        fitted.unseen().map(FittedRun.Unseen::head).orElseGet(() -> fitted.method().head());
    try (Head head = Head.open(graph, inputs.preparation(), concurrency.session())) {
      SampleInspector inspector = new SampleInspector(new InputInspector(extractor, head), inputs);
      return new GateFitting(features, inspector, fitted.unseen(), concurrency.pipeline(), progress)
          .fit();
    }
  }

  private Optional<Folds> folds(TrainingInputs inputs, SampleGroups groups) {
    FoldSizes sizes = FoldSizes.of(settings, fitter, inputs.fit().size());
    if (sizes.count() == 0 || !inputs.calibrate().isEmpty()) {
      return Optional.empty();
    }
    Optional<Folds> folds =
        groups.folds(sizes, inputs.augmentation().sources(inputs.fit().size()), settings.seed());
    if (folds.isEmpty()) {
      progress.note(
          "no thresholds: all %d good samples are one group, so none can be kept apart; calibrate with other good images"
              .formatted(inputs.fit().size()));
    }
    return folds;
  }

  private FeatureCache.CachedFeatures features(
      TrainingInputs inputs, FeatureExtractor extractor, OrderedPipeline pipeline) {
    return new FeatureCache(cache, pipeline)
        .features(
            inputs.featureKey(),
            inputs.trainingSamples(),
            inputs.trainingReader(),
            extractor,
            (done, total) -> {
              if (done > 0) { // else another training computes them
                progress.step("features", done, total);
              }
              return !progress.cancelled();
            });
  }
}
