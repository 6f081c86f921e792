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
import org.blemish.core.quality.Doubt;
import org.blemish.core.quality.Observation;
import org.blemish.core.quality.PictureFacts;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.RawMaps;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.features.Pooling;
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
  private final InputFeatures extractor;
  private final Optional<Pooling> pooling;
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
      this.pooling = Pooling.over(extractor.specs());
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
    Timed timed = timed(input, source);
    return judge(timed, doubt(timed), source);
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
    Optional<Doubt> doubt = doubt(timed);
    return new Detailed(timed.raw(), judge(timed, doubt, source), doubt);
  }

  /** The head's raw maps of one part, before any scoring: what calibration and research need. */
  public RawMaps maps(Input input, String source) {
    return timed(input, source).raw();
  }

  /**
   * What calibration needs of one good part.
   *
   * @param maps before any scoring
   * @param observation for the quality gate; empty where the model looks at scans alone
   */
  public record Observed(RawMaps maps, Optional<Observation> observation) {}

  /** Raw maps of one part, and what a quality gate looks at. */
  public Observed observe(Input input, String source) {
    Timed timed = timed(input, source, true);
    return new Observed(timed.raw(), timed.observation());
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

  /** Raw maps, what a gate looks at where it was asked for, and how long each stage took so far. */
  private record Timed(
      RawMaps raw, Optional<Observation> observation, Map<String, Double> milliseconds) {}

  private Timed timed(Input input, String source) {
    return timed(input, source, model.gate().isPresent());
  }

  private Timed timed(Input input, String source, boolean observed) {
    long start = System.nanoTime();
    Optional<PreparedImage> image = extractor.prepare(input, source);
    Head.Whole whole = head.whole();
    Optional<Pooling.Sum> sum = pooling.filter(p -> observed).map(Pooling::sum);
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
    Optional<Observation> observation =
        image
            .filter(i -> observed)
            .map(
                i ->
                    new Observation(
                        PictureFacts.of(i.image(), i.blank()), sum.map(Pooling.Sum::pooled)));
    if (observed) {
      milliseconds.put("gate", (System.nanoTime() - done + inGate.get()) / 1e6);
    }
    return new Timed(raw, observation, milliseconds);
  }

  private Optional<Doubt> doubt(Timed timed) {
    return model.gate().flatMap(gate -> timed.observation().flatMap(gate::doubt));
  }

  private Inspection judge(Timed timed, Optional<Doubt> doubt, String source) {
    long start = System.nanoTime();
    Judge.Judgement judgement = model.judge().judge(timed.raw(), doubt.map(Doubt::sentence));
    timed.milliseconds().put("scoring", (System.nanoTime() - start) / 1e6);
    return Inspection.of(source, model.digest(), judgement, timed.milliseconds());
  }
}
