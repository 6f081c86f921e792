// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.core.quality.QualityGate;
import org.blemish.data.Dataset;
import org.blemish.data.DatasetSplitter;
import org.blemish.data.Folds;
import org.blemish.data.Split;
import org.blemish.data.text.Yaml;
import org.blemish.inference.Head;
import org.blemish.inference.InputInspector;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.features.FeatureCache;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.ScoredCells;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.blemish.training.method.Progress;

/**
 * The way from good samples to a model file: split, first look, features, method, parity check,
 * scoring, calibration. What is done is kept in the run's folder, so that a run that was killed
 * goes on; the same data, seed, threads and CPU give the same model, resumed or not.
 */
public final class Trainer {
  private static final int MAX_COPIES = 5;

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
   * @param run folder that is made, or is empty
   * @return the finished run
   * @throws BlemishException where settings, data or files are wrong; nothing is half-written
   * @throws java.util.concurrent.CancellationException where progress was cancelled
   */
  public static TrainedRun train(
      Path run, Dataset dataset, Configuration configuration, Progress progress) {
    return train(run, dataset, configuration, new RunFolder(run).features(), progress);
  }

  /**
   * Begins a run whose features are kept elsewhere, so that other trainings on the same images find
   * them, at the same time too.
   *
   * @param features folder of computed features, made where there is none; the seconds of stage
   *     {@code features} are what they took when they were computed
   */
  public static TrainedRun train(
      Path run, Dataset dataset, Configuration configuration, Path features, Progress progress) {
    RunFolder folder = new RunFolder(run);
    folder.requireFree(); // says what is wrong before anything is read
    Trainer trainer = new Trainer(folder, dataset, configuration, features, progress);
    return trainer.run(trainer.splitter().split(dataset), trainer::begin);
  }

  /**
   * Goes on with a run that was stopped, by its own configuration and split.
   *
   * @throws BlemishException where there is no such run, or images, backbone or settings are not
   *     what they were
   */
  public static TrainedRun resume(Path run, Dataset dataset, Progress progress) {
    return resume(run, dataset, new RunFolder(run).features(), progress);
  }

  /**
   * The same where features are kept elsewhere.
   *
   * @param features folder of computed features
   */
  public static TrainedRun resume(Path run, Dataset dataset, Path features, Progress progress) {
    RunFolder folder = new RunFolder(run);
    folder.requireBegun();
    Configuration configuration = Configuration.saved(folder.config());
    Trainer trainer = new Trainer(folder, dataset, configuration, features, progress);
    return trainer.run(Json.read(folder.split(), Split.class), trainer::requireSameInputs);
  }

  /** Makes the folder; its configuration comes last and says that the run has begun. */
  private void begin(TrainingInputs ground) {
    folder.begin();
    AtomicFile.write(folder.split(), Json.bytes(ground.split()));
    AtomicFile.write(folder.inputDigest(), inputDigest(ground).getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        folder.config(), Yaml.text(configuration.tree()).getBytes(StandardCharsets.UTF_8));
  }

  /** What was learned of other images or by other settings must not go into this model. */
  private void requireSameInputs(TrainingInputs ground) {
    if (!Files.exists(folder.inputDigest())) {
      throw new BlemishException(
          "%s: %s is missing, so nobody can tell whether images, backbone and settings are those that the run began with; train into another folder"
              .formatted(folder.path(), folder.inputDigest().getFileName()));
    }
    try {
      if (!Files.readString(folder.inputDigest()).equals(inputDigest(ground))) {
        throw new BlemishException(
            "%s cannot go on: images, backbone or settings have changed since it began; put them back as they were, or train into another folder"
                .formatted(folder.path()));
      }
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be read (%s)".formatted(folder.inputDigest(), e.getMessage()), e);
    }
  }

  private String inputDigest(TrainingInputs ground) {
    return new ContentDigest().add(ground.featureKey()).add(Json.bytes(configuration.tree())).hex()
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
          "group-by '%s' is no regular expression: %s".formatted(expression, e.getDescription()),
          e);
    }
  }

  /**
   * @param begin called once nothing is wrong with samples, settings and backbone
   */
  private TrainedRun run(Split split, Consumer<TrainingInputs> begin) {
    TrainingInputs inputs =
        times.time(
            "reading",
            () -> TrainingInputs.read(dataset, split, settings, fitter.outputs(), progress));
    noteCopies(inputs);
    Optional<Folds> folds = folds(inputs);
    SessionOptions options = SessionOptions.threads(settings.effectiveThreads());
    try (BackboneHandle handle =
        new BackboneHandle(
            inputs
                .backbone()
                .map(b -> BackboneSession.open(b, inputs.preparation().networkSize(), options)))) {
      InputFeatures extractor =
          new InputFeatures(
              inputs.preparation(),
              handle.session(),
              inputs.pipeline().outputs(),
              inputs.pipeline().depth().map(DepthPreparation::new),
              inputs.ignore());
      begin.accept(inputs);
      progress.note(MemoryUsageNote.of(inputs, extractor));
      FeatureCache.CachedFeatures cached = features(inputs, extractor);
      times.put("features", cached.seconds());
      FeatureStore features =
          cached
              .store()
              .withScoredCells(
                  new ScoredCells(
                      inputs.preparation(), inputs.trainingGeometries(), inputs.ignore()));
      FittedRun fitted =
          new MethodFitting(
                  fitter, settings, inputs, folds, extractor, folder.checkpoints(), times, progress)
              .fit(features);
      Optional<QualityGate> gate =
          times.time("gate", () -> gate(inputs, extractor, features, fitted, options));
      if (folds.isPresent()) {
        AtomicFile.write(
            folder.split(),
            Json.bytes(
                split.withFirstFold(
                    folds.get().fold(0).stream().map(i -> inputs.fit().get(i).id()).toList())));
      }
      TrainedRun run =
          new RunWriter(folder, configuration, settings, dataset, inputs)
              .write(fitted, gate, times.seconds());
      new RunReport(run, dataset.name()).write(fitted.maps(), inputs.reader());
      return run;
    }
  }

  private Optional<QualityGate> gate(
      TrainingInputs inputs,
      InputFeatures extractor,
      FeatureStore features,
      FittedRun fitted,
      SessionOptions options) {
    OnnxModel graph =
        fitted.unseen().map(FittedRun.Unseen::head).orElseGet(() -> fitted.method().head());
    try (Head head = Head.open(graph, inputs.preparation(), options)) {
      SampleInspector inspector = new SampleInspector(new InputInspector(extractor, head), inputs);
      return new GateFitting(features, inspector, fitted.unseen(), progress).fit();
    }
  }

  /** Copies add nothing to what good parts look like, and hide how few different ones there are. */
  private void noteCopies(TrainingInputs inputs) {
    int[] groups = inputs.good().duplicateGroups();
    List<String> copies =
        IntStream.range(0, groups.length)
            .filter(i -> groups[i] != i)
            .mapToObj(
                i ->
                    "%s (of %s)"
                        .formatted(inputs.fit().get(i).id(), inputs.fit().get(groups[i]).id()))
            .toList();
    if (!copies.isEmpty()) {
      progress.note(
          "%d of %d good images are copies or near-copies of others: %s%s"
              .formatted(
                  copies.size(),
                  groups.length,
                  String.join(", ", copies.subList(0, Math.min(MAX_COPIES, copies.size()))),
                  copies.size() > MAX_COPIES ? ", ..." : ""));
    }
  }

  private Optional<Folds> folds(TrainingInputs inputs) {
    int count = settings.split().effectiveFolds();
    if (count == 0 || !inputs.calibrate().isEmpty()) {
      return Optional.empty();
    }
    Optional<Folds> folds =
        SampleFolds.of(
            inputs, dataset, splitter(), count, fitter.firstFoldShare(), settings.seed());
    if (folds.isEmpty()) {
      progress.note(
          "no thresholds: all %d good samples are one group, so none can be kept apart; calibrate with other good images"
              .formatted(inputs.fit().size()));
    }
    return folds;
  }

  private FeatureCache.CachedFeatures features(TrainingInputs ground, FeatureExtractor extractor) {
    return new FeatureCache(cache)
        .features(
            ground.featureKey(),
            ground.trainingSamples(),
            ground.trainingReader(),
            extractor,
            (done, total) -> {
              if (done > 0) { // else another training computes them
                progress.step("features", done, total);
              }
              return !progress.cancelled();
            });
  }

  /** Keeps what epochs say in the history, and passes all on. */
  private record HistoryProgress(Progress next, History history) implements Progress {
    @Override
    public void step(String stage, long done, long total) {
      next.step(stage, done, total);
    }

    @Override
    public void epoch(Epoch epoch) {
      history.add(epoch);
      next.epoch(epoch);
    }

    @Override
    public void note(String line) {
      next.note(line);
    }

    @Override
    public boolean cancelled() {
      return next.cancelled();
    }
  }

  /** Closes a session where there is one. */
  private record BackboneHandle(Optional<BackboneSession> session) implements AutoCloseable {
    @Override
    public void close() {
      session.ifPresent(BackboneSession::close);
    }
  }
}
