// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.speed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.statistics.Quantiles;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Detector;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.method.Methods;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;

/**
 * Measures how fast a machine inspects and trains, on generated images. Speed does not depend on
 * what an image shows, only on its size; the models are as large as those of a full training.
 *
 * @param images number of good images whose training is forecast, at least 1
 * @param threads of training and inspection, at least 1
 * @param limit after which no further model is measured
 */
public record SpeedMeasurement(int images, int threads, Duration limit) {
  /** Enough cells for the candidates of a memory bank: 18 times 96x96. */
  private static final int TRAINED = 18;

  private static final String DATA = "speed";
  private static final Size IMAGE = new Size(1024, 1024);
  private static final int WARM_UP = 3;
  private static final int TIMED = 15;

  /** A kind of model to measure. */
  private record Kind(String preset, String method) {
    @Override
    public String toString() {
      return preset + " " + method;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("balanced", "ast"),
          new Kind("fast", "patchcore"),
          new Kind("balanced", "patchcore"),
          new Kind("fast", "ast"));

  /**
   * Measures.
   *
   * @param folder empty; receives generated images and models, and is removed by the caller
   * @param methods names of the methods to measure; others are passed over
   * @param progress receives the steps of the trainings
   */
  public SpeedReport run(Path folder, List<String> methods, Progress progress) {
    long start = System.nanoTime();
    Path root =
        ProductGenerator.generate(
            new ProductSettings(DATA, ProductKind.BISCUIT, IMAGE, TRAINED, 0, 0, 0, List.of(), 0),
            folder,
            (done, total) -> {});
    Dataset dataset = DatasetLayouts.detect(root).read(root);
    List<ModelSpeed> models = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (!methods.contains(kind.method())) {
        continue;
      }
      if (!models.isEmpty() && System.nanoTime() - start > limit.toNanos()) {
        leftOut.add(kind.toString());
      } else {
        models.add(measure(kind, dataset, folder.resolve(kind.toString()), progress));
      }
    }
    return new SpeedReport(threads, "fp32", models, leftOut);
  }

  /** The generated images in the folder of a measurement. */
  public static Path images(Path folder) {
    return folder.resolve(DATA);
  }

  /** The model file of a measured model in the folder of a measurement. */
  public static Path model(Path folder, ModelSpeed model) {
    return new RunFolder(folder.resolve(new Kind(model.preset(), model.method()).toString()))
        .model();
  }

  private ModelSpeed measure(Kind kind, Dataset dataset, Path folder, Progress progress) {
    List<Setting> settings =
        Setting.parse(
            List.of(
                "method=" + kind.method(),
                "threads=" + threads,
                "split.folds=0",
                "gate.enabled=false",
                "ast.optimisation.batch=6",
                "ast.teacher.epochs=2",
                "ast.student.epochs=2"));
    TrainedRun run =
        Trainer.train(
            folder, dataset, Configuration.of(kind.preset(), Optional.empty(), settings), progress);
    List<Input> inputs =
        dataset.train().stream()
            .map(sample -> Input.of(Images.read(sample.image().orElseThrow())))
            .toList();
    Path model = new RunFolder(folder).model();
    double one = millisecondsPerImage(model, inputs);
    double many = imagesPerSecond(model, inputs);
    try (Detector detector = Detector.open(model)) {
      AtomicLong features = new AtomicLong();
      detector.features(
          inputs.get(0),
          "speed",
          view ->
              view.maps().values().forEach(map -> features.addAndGet(map.values().remaining())));
      Configuration full =
          Configuration.of(
              kind.preset(), Optional.empty(), Setting.parse(List.of("method=" + kind.method())));
      return new ModelSpeed(
          kind.preset(),
          kind.method(),
          detector.model().pipeline().preparation().networkSize(),
          one,
          many,
          TrainingForecast.of(
              run,
              TRAINED,
              full.section(kind.method()),
              images,
              full.settings(Methods.found().names()).split().effectiveFolds(images),
              many,
              features.get() * Float.BYTES));
    }
  }

  private double millisecondsPerImage(Path model, List<Input> inputs) {
    try (Detector detector = Detector.open(model, Concurrency.oneByOne(threads))) {
      double[] times = new double[TIMED];
      for (int i = -WARM_UP; i < TIMED; i++) {
        Input input = inputs.get(Math.floorMod(i, inputs.size()));
        long start = System.nanoTime();
        detector.inspect(input);
        if (i >= 0) {
          times[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      return Quantiles.median(times);
    }
  }

  private double imagesPerSecond(Path model, List<Input> inputs) {
    try (Detector detector = Detector.open(model, Concurrency.sideBySide(threads, inputs.size()))) {
      detector.inspect(inputs.subList(0, Math.min(threads, inputs.size())));
      long start = System.nanoTime();
      detector.inspect(inputs);
      return inputs.size() / ((System.nanoTime() - start) / 1e9);
    }
  }
}
