// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.features.PixelMemory;

/**
 * Runs backbone and head on inputs, up to the raw maps: what a {@link Detector} does before scoring
 * and what a training does to calibrate scoring. Safe for many threads. Owns neither features nor
 * head: both stay open.
 */
public final class InputInspector {
  private final InputFeatures features;
  private final Head head;
  private final Optional<FeaturePooling> pooling;
  private final PixelMemory pixels = new PixelMemory();

  /**
   * @param features of the model's inputs
   * @param head of the same model
   * @throws org.blemish.core.BlemishException if the head needs features that are not computed
   */
  public InputInspector(InputFeatures features, Head head) {
    head.requireInputsAmong(features.specs());
    this.features = features;
    this.head = head;
    this.pooling = FeaturePooling.over(features.specs());
  }

  /**
   * Raw maps of one input.
   *
   * @param maps before any scoring; they exclude what the model or the input ignores
   * @param gateInput for the quality gate; empty if not requested or without an image
   * @param milliseconds by stage, in the order of the stages
   */
  public record RawInspection(
      RawMaps maps, Optional<GateInput> gateInput, Map<String, Double> milliseconds) {}

  /**
   * The image of an input as the network receives it; empty for depth alone.
   *
   * @param source name of the input, for errors
   * @throws org.blemish.core.BlemishException if the input does not fit the model
   */
  public Optional<PreparedImage> prepare(Input input, String source) {
    return features.prepare(input, source);
  }

  /**
   * Computes the feature maps of an input.
   *
   * @param views receives those of each view, in order
   */
  public void features(Input input, String source, Consumer<Features> views) {
    features.extract(input, prepare(input, source), source, views);
  }

  /**
   * Runs the model on an input.
   *
   * @param source name of the input, for errors
   * @param withGateInput whether to measure the input of a quality gate too; without mean features
   *     if the input ignores pixels, since they would depend on these
   * @throws org.blemish.core.BlemishException if the input does not fit the model
   */
  public RawInspection inspect(Input input, String source, boolean withGateInput) {
    long start = System.nanoTime();
    // The prepared image is not part of the result, so its memory serves a later image.
    try (PixelMemory.Loan memory = pixels.loan()) {
      Optional<PreparedImage> image = features.prepare(input, source, memory::array);
      return inspect(input, image, source, withGateInput, start);
    }
  }

  /**
   * Runs the model on an input whose image is prepared already, or is replaced.
   *
   * @param image what {@link #prepare} returned for this input, or a changed copy of it
   */
  public RawInspection inspect(
      Input input, Optional<PreparedImage> image, String source, boolean withGateInput) {
    return inspect(input, image, source, withGateInput, System.nanoTime());
  }

  private RawInspection inspect(
      Input input,
      Optional<PreparedImage> image,
      String source,
      boolean withGateInput,
      long start) {
    Head.MapAssembly assembly = head.assembly();
    Optional<Mask> excluded = input.ignore().map(features.preparation()::footprint);
    Optional<FeaturePooling.PoolingSum> sum =
        // Mean features depend on excluded pixels through the receptive field of all cells near
        // them.
        pooling.filter(p -> withGateInput && excluded.isEmpty()).map(FeaturePooling::sum);
    AtomicLong headTime = new AtomicLong();
    AtomicLong gateTime = new AtomicLong();
    features.extract(
        input,
        image,
        source,
        view -> {
          long extracted = System.nanoTime();
          assembly.add(view);
          long mapped = System.nanoTime();
          sum.ifPresent(s -> s.add(view));
          headTime.addAndGet(mapped - extracted);
          gateTime.addAndGet(System.nanoTime() - mapped);
        });
    RawMaps maps = rawMaps(assembly, input, source);
    long done = System.nanoTime();
    Optional<GateInput> gateInput =
        image
            .filter(i -> withGateInput)
            .map(
                i ->
                    new GateInput(
                        quality(i, excluded), sum.map(FeaturePooling.PoolingSum::pooled)));
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    milliseconds.put("features", (done - start - headTime.get() - gateTime.get()) / 1e6);
    milliseconds.put("head", headTime.get() / 1e6);
    if (withGateInput) {
      milliseconds.put("gate", (System.nanoTime() - done + gateTime.get()) / 1e6);
    }
    return new RawInspection(maps, gateInput, milliseconds);
  }

  private RawMaps rawMaps(Head.MapAssembly assembly, Input input, String source) {
    try {
      return new RawMaps(
          assembly.maps(),
          features.preparation().geometry(input.size()),
          Mask.union(features.ignore(), input.ignore()));
    } catch (BlemishException e) {
      throw new BlemishException(source + ": " + e.getMessage(), e);
    }
  }

  /**
   * The part of a quality gate's input that needs no networks.
   *
   * @param input that the image was prepared from
   */
  public GateInput gateInput(Input input, PreparedImage image) {
    return new GateInput(
        quality(image, input.ignore().map(features.preparation()::footprint)), Optional.empty());
  }

  private static ImageQuality quality(PreparedImage image, Optional<Mask> excluded) {
    return ImageQuality.of(image.image(), image.ignoredPixels(), excluded);
  }
}
