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
import org.blemish.core.places.GivenPlaces;
import org.blemish.core.quality.Doubt;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.features.FeatureExtractor;
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
  private final Optional<SharedBackbones.Claim> backbone;
  private final FeatureExtractor extractor;
  private final Head head;

  private Detector(Model model, SessionOptions options) {
    this.model = model;
    Pipeline pipeline = model.pipeline();
    this.backbone =
        model
            .backbone()
            .map(
                network ->
                    SharedBackbones.claim(network, pipeline.preparation().networkSize(), options));
    try {
      this.extractor =
          new InputFeatures(
              pipeline.preparation(),
              backbone.map(SharedBackbones.Claim::session),
              pipeline.outputs(),
              pipeline.depth().map(DepthPreparation::new),
              model.ignore());
      this.head = fed(Head.open(model.head(), pipeline.preparation(), options), extractor);
    } catch (RuntimeException e) {
      backbone.ifPresent(SharedBackbones.Claim::close);
      throw e;
    }
  }

  private static Head fed(Head head, FeatureExtractor extractor) {
    try {
      head.requireFedBy(extractor.specs());
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
    return judge(timed(input, source), source);
  }

  /**
   * An inspection with the raw maps that it was made of.
   *
   * @param maps before any scoring
   * @param inspection what the model's judge says of them
   * @param doubt why the picture is not trusted, from the quality gate
   */
  public record Detailed(RawMaps maps, Inspection inspection, Optional<Doubt> doubt) {}

  /** Like {@link #inspect(Input, String)}, with what evaluation and research need beside it. */
  public Detailed inspectInDetail(Input input, String source) {
    Timed timed = timed(input, source);
    return new Detailed(timed.raw(), judge(timed, source), Optional.empty());
  }

  /** The head's raw maps of one part, before any scoring: what calibration and research need. */
  public RawMaps maps(Input input, String source) {
    return timed(input, source).raw();
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
    backbone.ifPresent(SharedBackbones.Claim::close);
  }

  /** Raw maps, and how long each stage took so far. */
  private record Timed(RawMaps raw, Map<String, Double> milliseconds) {}

  private Timed timed(Input input, String source) {
    long start = System.nanoTime();
    Head.Whole whole = head.whole();
    AtomicLong inHead = new AtomicLong();
    extractor.extract(
        input,
        source,
        view -> {
          long extracted = System.nanoTime();
          whole.add(view);
          inHead.addAndGet(System.nanoTime() - extracted);
        });
    RawMaps raw =
        new RawMaps(
            whole.maps(),
            model.pipeline().preparation().geometry(input.size()),
            GivenPlaces.joined(model.ignore(), input.ignore()));
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    milliseconds.put("features", (System.nanoTime() - start - inHead.get()) / 1e6);
    milliseconds.put("head", inHead.get() / 1e6);
    return new Timed(raw, milliseconds);
  }

  private Inspection judge(Timed timed, String source) {
    long start = System.nanoTime();
    Judge.Judgement judgement = model.judge().judge(timed.raw(), Optional.empty());
    timed.milliseconds().put("scoring", (System.nanoTime() - start) / 1e6);
    return Inspection.of(source, model.digest(), judgement, timed.milliseconds());
  }
}
