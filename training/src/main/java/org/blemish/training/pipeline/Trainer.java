// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.blemish.core.BlemishException;
import org.blemish.core.data.Dataset;
import org.blemish.core.data.Sample;
import org.blemish.core.data.Split;
import org.blemish.core.data.Splits;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Size;
import org.blemish.core.input.Input;
import org.blemish.core.input.InputReader;
import org.blemish.core.json.Json;
import org.blemish.core.json.Yaml;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.inference.Head;
import org.blemish.inference.Pipeline;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.backbone.Backbones;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.features.FeatureCache;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.blemish.training.method.Progress;

/**
 * The way from good samples to a model file: split, first look, features, method, parity check,
 * scoring, calibration. What is done is kept in the run's folder, so that a run that was killed
 * goes on; the same data, seed, threads and CPU give the same model, resumed or not.
 */
public final class Trainer {
  private final RunFolder folder;
  private final Dataset dataset;
  private final Configuration configuration;
  private final TrainingSettings settings;
  private final Fitter fitter;
  private final Progress progress;
  private final StageTimes times = new StageTimes();

  private Trainer(
      RunFolder folder, Dataset dataset, Configuration configuration, Progress progress) {
    Methods methods = Methods.found();
    this.folder = folder;
    this.dataset = dataset;
    this.configuration = configuration;
    this.settings = configuration.settings(methods.names());
    this.fitter =
        methods.get(settings.method()).configure(configuration.section(settings.method()));
    this.progress = new Recorded(progress, new History(folder.history()));
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
    RunFolder folder = new RunFolder(run);
    if (folder.begun()) {
      folder.begin(); // says what is wrong, before anything is read
    }
    Trainer trainer = new Trainer(folder, dataset, configuration, progress);
    trainer.split(); // a data set that cannot be split leaves no folder behind
    folder.begin();
    AtomicFile.write(folder.split(), Json.bytes(trainer.split()));
    AtomicFile.write(
        folder.config(), Yaml.text(configuration.tree()).getBytes(StandardCharsets.UTF_8));
    return trainer.run(trainer.split());
  }

  /** Goes on with a run that was stopped, by its own configuration and split. */
  public static TrainedRun resume(Path run, Dataset dataset, Progress progress) {
    RunFolder folder = new RunFolder(run);
    folder.resume();
    Configuration configuration = Configuration.saved(folder.config());
    Trainer trainer = new Trainer(folder, dataset, configuration, progress);
    return trainer.run(Json.read(folder.split(), Split.class));
  }

  private Split split() {
    TrainingSettings.SplitSettings split = settings.split();
    Optional<Pattern> groupBy = split.groupBy().map(Trainer::pattern);
    return new Splits(split.calibrate(), settings.seed(), groupBy).split(dataset);
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

  private TrainedRun run(Split split) {
    List<Sample> fit = split.fit(dataset);
    List<Sample> calibrate = split.calibrate(dataset);
    Function<Sample, Input> reader = new InputReader(settings.modality())::read;
    Preparation plain = settings.preparation().toPreparation();
    Optional<Backbone> backbone =
        settings.modality().usesImage()
            ? Optional.of(Backbones.load(settings.backbone().name()))
            : Optional.empty();
    GoodSamples good =
        times.time("reading", () -> GoodSamples.check(fit, calibrate, reader, plain, progress));
    Preparation preparation =
        settings.preparation().exposure()
            ? good.exposure().map(plain::withExposure).orElse(plain)
            : plain;
    SessionOptions options = SessionOptions.threads(settings.effectiveThreads());
    List<String> outputs = backbone.isPresent() ? fitter.outputs() : List.of();
    Size size = preparation.networkSize();
    try (BackboneHandle handle =
        new BackboneHandle(backbone.map(b -> BackboneSession.open(b, size, options)))) {
      Optional<DepthSettings> depth =
          settings.modality().usesScan() ? Optional.of(settings.depth()) : Optional.empty();
      Pipeline pipeline = new Pipeline(settings.modality(), preparation, outputs, depth);
      FeatureExtractor extractor =
          new InputFeatures(
              preparation, handle.session(), outputs, depth.map(DepthPreparation::new));
      FeatureStore features =
          times.time("features", () -> features(good, backbone, pipeline, fit, reader, extractor));
      FittedMethod fitted = times.time("fit", () -> fit(features));
      try (Head head = Head.open(fitted.head(), preparation, options)) {
        ParityCheck parity = times.time("parity", () -> ParityCheck.of(head, fitted, features));
        Judge judge =
            times.time(
                "calibrate",
                () -> judge(fitted, head, features, fit, calibrate, reader, extractor, pipeline));
        return new RunWriter(folder, configuration, settings, dataset, split)
            .write(good.digest(), pipeline, backbone, fitted, judge, parity, times.seconds());
      }
    }
  }

  private FeatureStore features(
      GoodSamples good,
      Optional<Backbone> backbone,
      Pipeline pipeline,
      List<Sample> fit,
      Function<Sample, Input> reader,
      FeatureExtractor extractor) {
    ContentDigest key = new ContentDigest().add(good.digest()).add(Json.bytes(pipeline));
    backbone.ifPresent(b -> key.add(b.sha256()));
    fit.forEach(sample -> key.add(sample.id()));
    return new FeatureCache(folder.features())
        .features(key.hex().substring(0, 16), fit, reader, extractor, progress);
  }

  private FittedMethod fit(FeatureStore features) {
    return fitter.fit(
        new FitContext(
            features,
            folder.checkpoints(),
            settings.seed(),
            settings.effectiveThreads(),
            progress));
  }

  private Judge judge(
      FittedMethod fitted,
      Head head,
      FeatureStore features,
      List<Sample> fit,
      List<Sample> calibrate,
      Function<Sample, Input> reader,
      FeatureExtractor extractor,
      Pipeline pipeline) {
    List<RawMaps> own = new ArrayList<>();
    for (int i = 0; i < fit.size(); i++) {
      // Geometry of the network's own size: standardisation happens on the grid alone.
      own.add(
          RawMaps.of(
              head.maps(features.sample(i)),
              pipeline.preparation().geometry(pipeline.preparation().size())));
      progress.step("scoring", i + 1L, fit.size());
    }
    List<RawMaps> heldOut = new ArrayList<>();
    for (int i = 0; i < calibrate.size(); i++) {
      Input input = reader.apply(calibrate.get(i));
      heldOut.add(
          RawMaps.of(
              head.maps(extractor.extract(input, calibrate.get(i).id())),
              pipeline.preparation().geometry(input.size())));
      progress.step("calibrating", i + 1L, calibrate.size());
    }
    ScoringSettings scoring =
        new ScoringSettings(
            fitted.units(),
            fitted.terms(),
            settings.decision().regions(),
            settings.decision().rates());
    return Judge.calibrated(Scoring.fit(scoring, own, heldOut), heldOut);
  }

  /** Keeps what epochs say in the history, and passes all on. */
  private record Recorded(Progress next, History history) implements Progress {
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
