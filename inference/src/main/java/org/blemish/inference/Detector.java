// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.SessionOptions;

/**
 * A trained model, ready to inspect parts. One detector serves many threads; close it when all are
 * done.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(Path.of("model.blemish"))) {
 *   Inspection inspection = detector.inspect(Images.read(Path.of("part.png")));
 *   if (inspection.verdict() == Verdict.DEFECTIVE) reject(inspection.score(), inspection.regions());
 * }
 * }</pre>
 */
public final class Detector implements AutoCloseable {
  private final Model model;
  private final Optional<SharedBackbones.SessionLease> backbone;
  private final InputFeatures extractor;
  private final Optional<FeaturePooling> pooling;
  private final Head head;

  private Detector(Model model, SessionOptions options) {
    this.model = model;
    Pipeline pipeline = model.pipeline();
    this.backbone =
        model
            .backbone()
            .map(
                network ->
                    SharedBackbones.lease(network, pipeline.preparation().networkSize(), options));
    try {
      this.extractor =
          new InputFeatures(
              pipeline.preparation(),
              backbone.map(SharedBackbones.SessionLease::session),
              pipeline.outputs(),
              pipeline.depth().map(DepthPreparation::new),
              model.ignore());
      this.pooling = FeaturePooling.over(extractor.specs());
      this.head =
          requireMatching(Head.open(model.head(), pipeline.preparation(), options), extractor);
    } catch (RuntimeException e) {
      backbone.ifPresent(SharedBackbones.SessionLease::close);
      throw e;
    }
  }

  private static Head requireMatching(Head head, FeatureExtractor extractor) {
    try {
      head.requireInputsAmong(extractor.specs());
      return head;
    } catch (BlemishException e) {
      head.close();
      throw e;
    }
  }

  /**
   * Opens a model file with all processors of the machine.
   *
   * @throws BlemishException where the file is damaged, altered or of an unknown version, or its
   *     parts do not fit each other
   */
  public static Detector open(Path file) {
    return open(file, SessionOptions.threads(Runtime.getRuntime().availableProcessors()));
  }

  /** Opens a model file. */
  public static Detector open(Path file, SessionOptions options) {
    return of(Model.read(file), options);
  }

  /** A detector for a model in memory. */
  public static Detector of(Model model, SessionOptions options) {
    return new Detector(model, options);
  }

  public Model model() {
    return model;
  }

  /** Inspects one image. */
  public Inspection inspect(Image image) {
    return inspect(Input.of(image), "image");
  }

  /** Inspects one part. */
  public Inspection inspect(Input input) {
    return inspect(input, "input");
  }

  /** Inspects several parts, in order. */
  public List<Inspection> inspect(List<Input> inputs) {
    return inputs.stream().map(this::inspect).toList();
  }

  /**
   * Inspects one part. What the model ignores and what the input ignores is not judged.
   *
   * @param source its name in results and errors: a path, or the caller's id
   * @throws BlemishException where the input does not fit the model
   */
  public Inspection inspect(Input input, String source) {
    TimedMaps timed = timedMaps(input, source);
    return decide(timed, checkGate(timed), source);
  }

  /**
   * An inspection with the raw maps that it was made of.
   *
   * @param maps before any scoring
   * @param inspection what the model's judge says of them
   * @param rejection why the picture is not trusted, from the quality gate
   */
  public record DetailedInspection(
      RawMaps maps, Inspection inspection, Optional<GateRejection> rejection) {}

  /** Like {@link #inspect(Input, String)}, with what evaluation and research need beside it. */
  public DetailedInspection inspectInDetail(Input input, String source) {
    TimedMaps timed = timedMaps(input, source);
    Optional<GateRejection> doubt = checkGate(timed);
    return new DetailedInspection(timed.raw(), decide(timed, doubt, source), doubt);
  }

  /** The head's raw maps of one part, before any scoring: what calibration and research need. */
  public RawMaps maps(Input input, String source) {
    return timedMaps(input, source).raw();
  }

  /**
   * What calibration needs of one good part.
   *
   * @param maps before any scoring
   * @param gateInput for the quality gate; empty where the model looks at scans alone
   */
  public record CalibrationInput(RawMaps maps, Optional<GateInput> gateInput) {}

  /** Raw maps of one part, and what a quality gate looks at. */
  public CalibrationInput calibrationInput(Input input, String source) {
    TimedMaps timed = timedMaps(input, source, true);
    return new CalibrationInput(timed.raw(), timed.gateInput());
  }

  /** Inspects a black input once, so that the first real one is as fast as all others. */
  public void warmUp() {
    if (model.pipeline().modality().usesScan()) {
      return; // an empty scan has no part in it; there is nothing to warm but the depth arithmetic
    }
    Size size =
        model
            .ignore()
            .map(Mask::size)
            .or(
                () ->
                    model
                        .pipeline()
                        .preparation()
                        .region()
                        .map(r -> new Size(r.x() + r.width(), r.y() + r.height())))
            .orElse(model.pipeline().preparation().networkSize());
    inspect(Image.rgb(new byte[3 * size.area()], size.width(), size.height()));
  }

  @Override
  public void close() {
    head.close();
    backbone.ifPresent(SharedBackbones.SessionLease::close);
  }

  /** Raw maps, what a gate looks at where it was asked for, and how long each stage took so far. */
  private record TimedMaps(
      RawMaps raw, Optional<GateInput> gateInput, Map<String, Double> milliseconds) {}

  private TimedMaps timedMaps(Input input, String source) {
    return timedMaps(input, source, model.gate().isPresent());
  }

  private TimedMaps timedMaps(Input input, String source, boolean observed) {
    long start = System.nanoTime();
    Optional<PreparedImage> image = extractor.prepare(input, source);
    Head.MapAssembly whole = head.assembly();
    Optional<FeaturePooling.PoolingSum> sum =
        pooling.filter(p -> observed).map(FeaturePooling::sum);
    AtomicLong inHead = new AtomicLong();
    AtomicLong inGate = new AtomicLong();
    extractor.extract(
        input,
        image,
        source,
        view -> {
          long extracted = System.nanoTime();
          whole.add(view);
          long mapped = System.nanoTime();
          sum.ifPresent(s -> s.add(view));
          inHead.addAndGet(mapped - extracted);
          inGate.addAndGet(System.nanoTime() - mapped);
        });
    RawMaps raw =
        new RawMaps(
            whole.maps(),
            model.pipeline().preparation().geometry(input.size()),
            Mask.union(model.ignore(), input.ignore()));
    long done = System.nanoTime();
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    milliseconds.put("features", (done - start - inHead.get() - inGate.get()) / 1e6);
    milliseconds.put("head", inHead.get() / 1e6);
    Optional<GateInput> observation =
        image
            .filter(i -> observed)
            .map(
                i ->
                    new GateInput(
                        ImageQuality.of(i.image(), i.ignoredPixels()),
                        sum.map(FeaturePooling.PoolingSum::pooled)));
    if (observed) {
      milliseconds.put("gate", (System.nanoTime() - done + inGate.get()) / 1e6);
    }
    return new TimedMaps(raw, observation, milliseconds);
  }

  private Optional<GateRejection> checkGate(TimedMaps timed) {
    return model.gate().flatMap(gate -> timed.gateInput().flatMap(gate::check));
  }

  private Inspection decide(TimedMaps timed, Optional<GateRejection> doubt, String source) {
    long start = System.nanoTime();
    DecisionRule.Prediction judgement =
        model.decisionRule().decide(timed.raw(), doubt.map(GateRejection::sentence));
    timed.milliseconds().put("scoring", (System.nanoTime() - start) / 1e6);
    return Inspection.of(source, model.digest(), judgement, timed.milliseconds());
  }
}
