// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.file.FileNames;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.SampleDepth;
import org.blemish.core.input.Input;
import org.blemish.core.input.InputReader;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.ScanUnits;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.Split;
import org.blemish.inference.Pipeline;
import org.blemish.inference.ScanInput;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.blemish.training.config.PartMaskChoice;
import org.blemish.training.config.ScanSettings;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Progress;
import org.blemish.training.part.GivenPartMask;
import org.blemish.training.part.PartMaskInput;

/**
 * Everything that a run depends on, read and checked before anything is written.
 *
 * @param split of the good samples
 * @param fit samples to learn from, in the split's order
 * @param calibrate samples that are held out
 * @param augmentation adds corrupted fit samples to learn from
 * @param good what all of these samples contain
 * @param backbone frozen network; empty for depth alone
 * @param partInput feature map that the part is found in; empty if it is not looked for
 * @param givenPart mask of the part that the user drew; empty if the part is found
 * @param pipeline from an input to the head
 * @param ignore pixels that are ignored; empty for none
 */
record TrainingInputs(
    Split split,
    List<Sample> fit,
    List<Sample> calibrate,
    Augmentation augmentation,
    GoodSamples good,
    Optional<Backbone> backbone,
    Optional<String> partInput,
    Optional<GivenPartMask> givenPart,
    Pipeline pipeline,
    Optional<Mask> ignore) {
  /** Pixels of the prepared size along a cell of depth alone, as published. */
  private static final int DEPTH_STRIDE = 32;

  /**
   * Reads all good samples; those whose files cannot be read are left out and noted.
   *
   * @param outputs of the backbone that the method needs
   * @throws BlemishException if settings do not fit, or files cannot be used
   */
  static TrainingInputs read(
      Dataset dataset,
      Split split,
      TrainingSettings settings,
      List<String> outputs,
      Progress progress) {
    Modality modality = settings.modality();
    Optional<ImageFeatures> images =
        modality.usesImage()
            ? Optional.of(ImageFeatures.load(settings, outputs))
            : Optional.empty();
    Augmentation augmentation =
        Augmentation.named(
            settings.augmentation().orElse(List.of()),
            modality,
            settings.preparation().ignore().isPresent());
    List<Sample> fit = split.fit(dataset);
    List<Sample> calibrate = split.calibrate(dataset);
    Optional<SampleDepth> bits =
        modality.usesImage()
            ? CameraDepth.of(settings.preparation().bitDepth(), fit, calibrate, progress)
            : Optional.empty();
    GroupedWarnings warnings = new GroupedWarnings();
    SampleReader reader =
        new SampleReader(
            new InputReader(
                modality,
                modality.usesScan() ? settings.depth().units() : ScanUnits.UNSPECIFIED,
                bits,
                warnings));
    Optional<TrainingAreas> areas =
        settings
            .preparation()
            .ignore()
            .map(file -> FileNames.resolve(Path.of(""), file, "preparation.ignore"))
            .map(file -> TrainingAreas.read(file, fit, reader));
    Optional<Mask> ignore = areas.flatMap(TrainingAreas::ignore);
    Optional<Rectangle> region =
        settings.preparation().region().or(() -> areas.flatMap(TrainingAreas::region));
    Size prepared = ImageResolution.of(settings.preparation().size(), fit, region, progress);
    Preparation plain = settings.preparation().toPreparation(prepared, region);
    Optional<ScanInput> scan =
        modality.usesScan()
            ? Optional.of(scanInput(settings.depth(), plain.networkSize(), images))
            : Optional.empty();
    Optional<GivenPartMask> givenPart =
        settings
            .preparation()
            .partMask()
            .flatMap(PartMaskChoice::file)
            .map(
                file ->
                    GivenPartMask.read(
                        FileNames.resolve(Path.of(""), file.toString(), "preparation.partMask")));
    GoodSamples good =
        new GoodSamplesCheck(
                reader,
                plain,
                settings.trainsGate(),
                scan.map(ScanInput::depth).map(DepthPreparation::new),
                ignore)
            .check(fit, calibrate, progress);
    warnings.notes(fit.size() + calibrate.size()).forEach(progress::note);
    Preparation preparation =
        settings.preparation().exposure()
            ? good.exposure().map(plain::withExposure).orElse(plain)
            : plain;
    Optional<String> partInput =
        images
            .map(ImageFeatures::backbone)
            .filter(backbone -> settings.preparation().looksForPart())
            .flatMap(backbone -> PartMaskInput.of(backbone, preparation.networkSize()));
    if (givenPart.isPresent() && partInput.isEmpty()) {
      throw new BlemishException(
          "%s: a part mask needs images, prepared to 192 pixels or more along each side"
              .formatted(givenPart.get().file()));
    }
    Pipeline pipeline =
        new Pipeline(
            preparation,
            Stream.concat(images.stream().flatMap(i -> i.outputs().stream()), partInput.stream())
                .distinct()
                .toList(),
            scan,
            bits);
    good.leftOut().forEach(progress::note);
    List<Sample> usedFit = good.readable(fit);
    givenPart.ifPresent(
        part ->
            IntStream.range(0, usedFit.size())
                .forEach(i -> part.requireSize(good.sizes().get(i), usedFit.get(i).id())));
    List<Sample> usedCalibrate = good.readable(calibrate);
    Optional<Backbone> backbone =
        images
            .map(ImageFeatures::backbone)
            .map(
                floats ->
                    settings.backbone().isQuantized()
                        ? new BackboneQuantization(pipeline, ignore)
                            .of(
                                floats,
                                usedFit,
                                new SampleReader(pipeline.reader())::read,
                                progress)
                        : floats);
    return new TrainingInputs(
        split.only(
            Stream.of(usedFit, usedCalibrate)
                .flatMap(List::stream)
                .map(Sample::id)
                .collect(Collectors.toSet())),
        usedFit,
        usedCalibrate,
        augmentation,
        good,
        backbone,
        partInput,
        givenPart,
        pipeline,
        ignore);
  }

  /** On the grid of the settings, or else of the first feature map. */
  private static ScanInput scanInput(
      ScanSettings settings, Size image, Optional<ImageFeatures> images) {
    return settings.toScanInput(
        settings
            .grid()
            .or(() -> images.map(features -> features.grid(image)))
            .orElseGet(() -> new Size(depthCells(image.width()), depthCells(image.height()))));
  }

  private static int depthCells(int pixels) {
    return (pixels + DEPTH_STRIDE - 1) / DEPTH_STRIDE;
  }

  /** Reads a sample's files. */
  Function<Sample, Input> reader() {
    return new SampleReader(pipeline.reader())::read;
  }

  /** The samples to learn from: the fit samples, then augmented ones. */
  List<Sample> trainingSamples() {
    List<Sample> samples = new ArrayList<>(fit);
    samples.addAll(augmentation.augmented(fit));
    return samples;
  }

  /** Reads the {@link #trainingSamples}. */
  Function<Sample, Input> trainingReader() {
    return augmentation.reader(fit, reader());
  }

  /** The pipeline of a model whose head needs these feature maps only. */
  Pipeline pipelineOf(OnnxModel head) {
    Set<String> needed = head.inputs().stream().map(Value::name).collect(Collectors.toSet());
    return new Pipeline(
        pipeline.preparation(),
        pipeline.outputs().stream().filter(needed::contains).toList(),
        pipeline.scan(),
        pipeline.bitDepth());
  }

  Preparation preparation() {
    return pipeline.preparation();
  }

  /** Positions of the fit samples in the prepared image, in their order. */
  List<Geometry> geometries() {
    return good.sizes().stream().map(preparation()::geometry).toList();
  }

  /** Positions of the {@link #trainingSamples}; an augmented sample has that of its source. */
  List<Geometry> trainingGeometries() {
    List<Geometry> fitted = geometries();
    List<Geometry> all = new ArrayList<>(fitted);
    augmentation.sources(fit.size()).forEach(source -> all.add(fitted.get(source)));
    return all;
  }

  /** Digest of everything that feature maps depend on; the choice of outputs is not part of it. */
  String featureKey() {
    ContentDigest key = new ContentDigest().add(good.digest()).add(Json.bytes(preparation()));
    pipeline.depth().ifPresent(depth -> key.add(Json.bytes(depth)));
    backbone.ifPresent(b -> key.add(b.sha256()).add(Json.bytes(b.descriptor())));
    pipeline.bitDepth().ifPresent(bits -> key.add("%d bits".formatted(bits.bits())));
    ignore.ifPresent(mask -> key.add(mask.size().toString()).add(mask.bits().toByteArray()));
    givenPart.ifPresent(
        part -> key.add(part.mask().size().toString()).add(part.mask().bits().toByteArray()));
    trainingSamples().forEach(sample -> key.add(sample.id()));
    return key.hex().substring(0, 16);
  }
}
