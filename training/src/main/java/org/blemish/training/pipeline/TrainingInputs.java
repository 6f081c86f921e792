// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.input.InputReader;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.ScanUnits;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.Split;
import org.blemish.inference.Pipeline;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.backbone.Backbones;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Progress;

/**
 * What a run stands on, read and checked before anything is written.
 *
 * @param split of the good samples
 * @param fit samples to learn from, in the split's order
 * @param calibrate samples that are held out
 * @param augmentation of the fit samples, which are learnt from too
 * @param good what a first look at all of them found
 * @param backbone frozen network; empty for depth alone
 * @param pipeline from an input to the head
 * @param ignore pixels that are never looked at
 */
record TrainingInputs(
    Split split,
    List<Sample> fit,
    List<Sample> calibrate,
    Augmentation augmentation,
    GoodSamples good,
    Optional<Backbone> backbone,
    Pipeline pipeline,
    Optional<Mask> ignore) {
  /** Pixels of the prepared size along a cell of depth alone, as published. */
  private static final int DEPTH_STRIDE = 32;

  /**
   * Reads all good samples.
   *
   * @param wanted backbone outputs that the method asks for
   * @throws BlemishException where settings do not fit, or files cannot be used
   */
  static TrainingInputs read(
      Dataset dataset,
      Split split,
      TrainingSettings settings,
      List<String> wanted,
      Progress progress) {
    boolean image = settings.modality().usesImage();
    if (image && wanted.isEmpty()) {
      throw new BlemishException(
          "%s.inputs is empty: modality %s needs at least one output of the backbone"
              .formatted(settings.method(), settings.modality()));
    }
    Optional<Backbone> backbone =
        image ? Optional.of(Backbones.load(settings.backbone().name())) : Optional.empty();
    Augmentation variants =
        Augmentation.named(
            settings.augmentation().orElse(List.of()),
            settings.modality(),
            settings.preparation().ignore().isPresent());
    List<Sample> fit = split.fit(dataset);
    List<Sample> calibrate = split.calibrate(dataset);
    Optional<Double> scale =
        settings.modality().usesScan() ? settings.depth().scale() : Optional.empty();
    ScanUnits units = scale.map(ScanUnits::scaled).orElse(ScanUnits.UNSPECIFIED);
    Function<Sample, Input> reader =
        new SampleReader(new InputReader(settings.modality(), units))::read;
    Optional<TrainingAreas> places =
        settings.preparation().ignore().map(file -> TrainingAreas.read(Path.of(file), fit, reader));
    Optional<Mask> ignore = places.flatMap(TrainingAreas::ignore);
    Preparation plain = settings.preparation().toPreparation(places.flatMap(TrainingAreas::region));
    Optional<DepthSettings> depth =
        settings.modality().usesScan()
            ? Optional.of(
                settings
                    .depth()
                    .toDepthSettings(grid(settings, plain.networkSize(), backbone, wanted)))
            : Optional.empty();
    GoodSamples good =
        GoodSamples.check(
            fit,
            calibrate,
            reader,
            plain,
            settings.trainsGate(),
            depth.map(DepthPreparation::new),
            ignore,
            progress);
    Preparation preparation =
        settings.preparation().exposure()
            ? good.exposure().map(plain::withExposure).orElse(plain)
            : plain;
    Pipeline pipeline =
        new Pipeline(settings.modality(), preparation, image ? wanted : List.of(), depth, scale);
    return new TrainingInputs(split, fit, calibrate, variants, good, backbone, pipeline, ignore);
  }

  /** The cells of depth: as set, or those of the first feature map. */
  private static Size grid(
      TrainingSettings settings, Size picture, Optional<Backbone> backbone, List<String> wanted) {
    Optional<Size> set = settings.depth().grid();
    if (set.isPresent()) {
      return set.get();
    }
    if (backbone.isEmpty()) {
      return new Size(cells(picture.width()), cells(picture.height()));
    }
    SessionOptions options = SessionOptions.threads(settings.effectiveThreads());
    try (BackboneSession session = BackboneSession.open(backbone.get(), picture, options)) {
      return session.grid(wanted.get(0));
    }
  }

  private static int cells(int pixels) {
    return (pixels + DEPTH_STRIDE - 1) / DEPTH_STRIDE;
  }

  /** Reads a sample's files. */
  Function<Sample, Input> reader() {
    return new SampleReader(pipeline.reader())::read;
  }

  /** The samples whose features are learnt: the fit samples, then their variants. */
  List<Sample> trainingSamples() {
    List<Sample> learnt = new ArrayList<>(fit);
    learnt.addAll(augmentation.augmented(fit));
    return learnt;
  }

  /** Reads the {@link #trainingSamples} samples. */
  Function<Sample, Input> trainingReader() {
    return augmentation.reader(fit, reader());
  }

  Preparation preparation() {
    return pipeline.preparation();
  }

  /** How the fit samples lie in the prepared picture, in their order. */
  List<Geometry> geometries() {
    return good.sizes().stream().map(preparation()::geometry).toList();
  }

  /** The same of the {@link #trainingSamples} samples: a variant is as large as its sample. */
  List<Geometry> trainingGeometries() {
    List<Geometry> fitted = geometries();
    List<Geometry> learnt = new ArrayList<>(fitted);
    augmentation.sources(fit.size()).forEach(source -> learnt.add(fitted.get(source)));
    return learnt;
  }

  /** Names everything that the features depend on, whichever of them are wanted. */
  String featureKey() {
    ContentDigest key = new ContentDigest().add(good.digest()).add(Json.bytes(preparation()));
    pipeline.depth().ifPresent(depth -> key.add(Json.bytes(depth)));
    backbone.ifPresent(b -> key.add(b.sha256()).add(Json.bytes(b.descriptor())));
    ignore.ifPresent(mask -> key.add(mask.size().toString()).add(mask.bits().toByteArray()));
    trainingSamples().forEach(sample -> key.add(sample.id()));
    return key.hex().substring(0, 16);
  }
}
