// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.quality.ToleranceTrial;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.training.calibration.FoldSizes;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.Progress;

/**
 * Fits the quality gate of a run: the range of good images, widened by augmented ones and narrowed
 * to the corruptions that a model tolerates on images that it was not fitted to.
 *
 * @param features of the fit samples, then of augmented ones
 * @param inspector with a model that was not fitted to the unseen samples
 * @param unseen these samples and the rule of that model
 * @param pipeline that inspects images
 */
record GateFitting(
    FeatureStore features,
    SampleInspector inspector,
    Optional<FittedRun.Unseen> unseen,
    OrderedPipeline pipeline,
    Progress progress) {
  /** Augmented images that widen the gate: several of each corruption are enough. */
  private static final int AUGMENTED_IMAGES = 48;

  /** The gate; empty if the settings disable it, or there are no images. */
  Optional<QualityGate> fit() {
    TrainingInputs inputs = inspector.inputs();
    List<ImageQuality> images = inputs.good().imageQualities();
    Optional<FeaturePooling> pooling = FeaturePooling.over(features.specs());
    if (images.isEmpty() || pooling.isEmpty()) {
      return Optional.empty();
    }
    List<GateInput> good = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      good.add(new GateInput(images.get(i), Optional.of(pooling.get().of(features.sample(i)))));
    }
    List<GateInput> heldOut = unseen.map(FittedRun.Unseen::gateInputs).orElse(List.of());
    QualityGate gate =
        QualityGate.learn(inputs.preparation().exposure().isPresent(), good, heldOut)
            .widenedByAugmentation(augmentedImages());
    if (unseen.isEmpty()) {
      return Optional.of(gate);
    }
    good.addAll(heldOut);
    return Optional.of(gate.withTolerances(good, trials(gate, unseen.get())));
  }

  private List<GateInput> augmentedImages() {
    TrainingInputs inputs = inspector.inputs();
    List<Sample> augmented =
        inputs.trainingSamples().subList(inputs.fit().size(), inputs.trainingSamples().size());
    Function<Sample, Input> reader = inputs.trainingReader();
    return augmented.stream()
        .limit(AUGMENTED_IMAGES) // neighbours have different corruptions
        .flatMap(
            sample -> {
              Input input = reader.apply(sample);
              return inspector.gateInput(input, inspector.prepare(input, sample.id())).stream();
            })
        .toList();
  }

  /** Empty for tiled models: images of their size would take too long. */
  private List<ToleranceTrial> trials(QualityGate gate, FittedRun.Unseen samples) {
    TrainingInputs inputs = inspector.inputs();
    Preparation preparation = inputs.preparation();
    if (preparation.tiling().isPresent()) {
      return List.of();
    }
    boolean geometric = !inputs.pipeline().modality().usesScan();
    List<Sample> heldOut = samples.samples();
    // Each image costs up to about twenty inspections.
    int count = Math.min(heldOut.size(), FoldSizes.GATE_TRIALS);
    List<ToleranceMeasurement.TestImage> images =
        IntStream.range(0, count)
            .mapToObj(i -> heldOut.get(i * heldOut.size() / count))
            .<ToleranceMeasurement.TestImage>map(
                sample -> new InspectedTestImage(sample, inspector, samples.rule()))
            .toList();
    return new ToleranceMeasurement(
            images, image -> gate.check(image).isPresent(), pipeline, progress)
        .trials(CorruptionSeries.all(preparation.size(), geometric));
  }
}
