// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blemish.core.file.Sha256;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.input.InputReader;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.statistics.Quantiles;
import org.blemish.data.Dataset;
import org.blemish.data.Folds;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.inference.Head;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.features.BackboneFeatures;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.backbone.BackboneSessions;
import org.blemish.training.backbone.Backbones;
import org.blemish.training.calibration.CrossFittedCalibration;
import org.blemish.training.calibration.CrossFittedMaps;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.features.FeatureCache;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.blemish.training.method.Progress;

/**
 * Measures whether thresholds of cross-fitting hold: for random draws of good images, everything is
 * fitted anew (whitening, memory banks, standardisation, units, folds), and good images that were
 * not drawn are scored by the final model. The labels of defective images only report.
 *
 * <pre>{@code
 * CalibrationDraws DATA [DRAWS] [SIZES] [METHOD] [UNUSED] [DEFECTS]
 * }</pre>
 *
 * For each number of good images it prints the stated rate of the reject threshold, mean, median
 * and 90 % range of the actual rate over the draws, and recall in units of the recall at the
 * quantile of the unused images that the stated rate asks for. Preset {@code fast}, without
 * exposure correction and part mask.
 */
public final class CalibrationDraws {
  private final Configuration configuration;
  private final TrainingSettings settings;
  private final Fitter fitter;
  private final SessionOptions options;

  private CalibrationDraws(String method) {
    Methods methods = Methods.found();
    configuration =
        Configuration.of(
            "fast",
            Optional.empty(),
            Setting.parse(
                List.of(
                    "method=" + method, "preparation.exposure=false", "preparation.partMask=off")));
    settings = configuration.settings(methods.names());
    fitter = methods.get(method).configure(configuration.section(method));
    options = SessionOptions.threads(settings.effectiveThreads());
  }

  public static void main(String[] arguments) throws IOException {
    List<String> given = new ArrayList<>(List.of(arguments));
    if (given.isEmpty()) {
      System.err.println(
          "usage: CalibrationDraws DATA [DRAWS] [SIZES] [METHOD] [UNUSED] [DEFECTS]");
      System.exit(2);
    }
    List<String> defaults = List.of("", "50", "20,40,80,300", "patchcore", "500", "200");
    given.addAll(defaults.subList(Math.min(given.size(), defaults.size()), defaults.size()));
    int[] sizes = Arrays.stream(given.get(2).split(",")).mapToInt(Integer::parseInt).toArray();
    Path folder = Files.createTempDirectory("draws");
    try {
      new CalibrationDraws(given.get(3))
          .measure(
              Path.of(given.get(0)),
              Integer.parseInt(given.get(1)),
              sizes,
              Integer.parseInt(given.get(4)),
              Integer.parseInt(given.get(5)),
              folder,
              System.out);
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  private void measure(
      Path data, int draws, int[] sizes, int unused, int defects, Path folder, PrintStream out)
      throws IOException {
    Dataset dataset = DatasetLayouts.detect(data).read(data);
    List<Sample> good = new ArrayList<>(dataset.train());
    dataset.test().stream().filter(s -> s.label() == Label.GOOD).forEach(good::add);
    List<Sample> defective =
        dataset.test().stream().filter(s -> s.label() == Label.DEFECTIVE).toList();
    int step = Math.max(1, defective.size() / defects);
    List<Sample> chosen =
        IntStream.range(0, defective.size() / step)
            .limit(defects)
            .mapToObj(i -> defective.get(i * step))
            .toList();
    List<Sample> all = Stream.concat(good.stream(), chosen.stream()).toList();
    Preparation preparation = settings.preparation().toPreparation();
    Backbone backbone = Backbones.load(settings.backbone().name());
    SampleReader reader = new SampleReader(new InputReader(settings.modality()));
    FeatureStore store;
    List<Geometry> geometries = new ArrayList<>();
    try (BackboneSessions sessions = new BackboneSessions(options)) {
      InputFeatures extractor =
          new InputFeatures(
              preparation,
              Optional.of(
                  new BackboneFeatures(
                      fitter.outputs(),
                      preparation.networkSize(),
                      scale -> sessions.open(backbone, scale))),
              Optional.empty(),
              Optional.empty());
      String key = Sha256.of(all.toString()).hex();
      store =
          new FeatureCache(folder)
              .features(
                  key,
                  all,
                  sample -> {
                    var input = reader.read(sample);
                    geometries.add(preparation.geometry(input.size()));
                    return input;
                  },
                  extractor,
                  (done, total) -> true)
              .store();
    }
    out.printf(
        Locale.ROOT,
        "%s, %s: %d good and %d defective images, %d draws, up to %d unused good images%n",
        data.getFileName(),
        settings.method(),
        good.size(),
        chosen.size(),
        draws,
        unused);
    out.println(
        "images | method | stated | actual mean | median | 5 %..95 % | actual / stated | found | possible | found / possible");
    for (int size : sizes) {
      List<Draw> results = new ArrayList<>();
      for (int draw = 0; draw < draws; draw++) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, good.size()).boxed().toList());
        Collections.shuffle(order, new Random(1000L * size + draw));
        List<Integer> rest = order.subList(size, Math.min(good.size(), size + unused));
        List<Integer> wrong = IntStream.range(good.size(), all.size()).boxed().toList();
        results.add(
            draw(
                store,
                geometries,
                order.subList(0, size).stream().sorted().toList(),
                rest,
                wrong,
                folder.resolve("draw-%d-%d".formatted(size, draw))));
      }
      out.println(line(size, results));
    }
  }

  /**
   * One draw.
   *
   * @param method how the threshold was found
   * @param actual share of unused good images above the threshold
   * @param found share of defective images above it
   * @param possible share of defective images above the quantile of the unused good images
   */
  private record Draw(String method, double stated, double actual, double found, double possible) {}

  private Draw draw(
      FeatureStore store,
      List<Geometry> geometries,
      List<Integer> fit,
      List<Integer> unused,
      List<Integer> defective,
      Path checkpoints)
      throws IOException {
    Files.createDirectories(checkpoints);
    for (int fold = 1; fold <= settings.split().effectiveFolds(); fold++) {
      Files.createDirectories(checkpoints.resolve("fold-" + fold));
    }
    FeatureStore features = store.subset(fit);
    Folds folds =
        Folds.of(
            IntStream.range(0, fit.size()).toArray(),
            settings.split().effectiveFolds(),
            fitter.firstFoldShare(),
            settings.seed());
    CrossFit crossFit =
        fitter.crossFit(
            new FitContext(
                features, checkpoints, settings.seed(), settings.effectiveThreads(), Progress.NONE),
            folds);
    Preparation preparation = settings.preparation().toPreparation();
    List<RawMaps> maps =
        CrossFittedMaps.of(
            crossFit,
            folds,
            features,
            fit.stream().map(geometries::get).toList(),
            Optional.empty(),
            preparation,
            options,
            Progress.NONE);
    FalseRejectRates rates = settings.decision().rates();
    DecisionRule rule =
        CrossFittedCalibration.of(
                new ScoringSettings(
                    crossFit.model().units(),
                    crossFit.model().terms(),
                    settings.decision().regions(),
                    rates),
                Optional.empty(),
                maps,
                folds)
            .rule();
    double threshold = rule.calibration().orElseThrow().reject().value();
    double stated = rule.calibration().orElseThrow().reject().rate().stated();
    try (Head head = Head.open(crossFit.model().head(), preparation, options)) {
      double[] good = scores(rule.scoring(), head, store, geometries, unused);
      double[] wrong = scores(rule.scoring(), head, store, geometries, defective);
      Arrays.sort(good);
      double quantile = Quantiles.interpolated(good, 1 - stated);
      TemporaryFolders.delete(checkpoints);
      return new Draw(
          rule.calibration().orElseThrow().reject().rate().method().toString(),
          stated,
          above(good, threshold),
          above(wrong, threshold),
          above(wrong, quantile));
    }
  }

  private static double[] scores(
      Scoring scoring, Head head, FeatureStore store, List<Geometry> geometries, List<Integer> of) {
    return of.stream()
        .mapToDouble(
            i -> {
              Map<String, FloatMap> maps = head.maps(store.sample(i));
              return scoring.score(RawMaps.of(maps, geometries.get(i)));
            })
        .toArray();
  }

  private static double above(double[] scores, double threshold) {
    return Arrays.stream(scores).filter(score -> score > threshold).count()
        / (double) Math.max(1, scores.length);
  }

  private static String line(int size, List<Draw> draws) {
    double[] actual = draws.stream().mapToDouble(Draw::actual).sorted().toArray();
    double stated = mean(draws.stream().mapToDouble(Draw::stated));
    double found = mean(draws.stream().mapToDouble(Draw::found));
    double possible = mean(draws.stream().mapToDouble(Draw::possible));
    return String.format(
        Locale.ROOT,
        "%d | %s | %.2f %% | %.2f %% | %.2f %% | %.2f..%.2f %% | %.2f | %.1f %% | %.1f %% | %.2f",
        size,
        String.join(",", draws.stream().map(Draw::method).distinct().sorted().toList()),
        100 * stated,
        100 * mean(Arrays.stream(actual)),
        100 * Quantiles.median(actual),
        100 * Quantiles.interpolated(actual, 0.05),
        100 * Quantiles.interpolated(actual, 0.95),
        mean(Arrays.stream(actual)) / stated,
        100 * found,
        100 * possible,
        found / possible);
  }

  private static double mean(DoubleStream values) {
    return values.average().orElse(Double.NaN);
  }
}
