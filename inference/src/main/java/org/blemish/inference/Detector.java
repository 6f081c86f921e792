// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.concurrent.BackgroundTask;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.grid.Projection;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.PartInspection;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.RegionPixels;
import org.blemish.inference.features.BackboneFeatures;
import org.blemish.inference.features.Features;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.heatmap.HeatMapImage;
import org.blemish.inference.internal.ResourceStack;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;

/**
 * A trained model, ready to inspect parts. One detector serves many threads; close it after the
 * last use. Failures that a caller can meet are {@link BlemishException}s, whose {@link
 * BlemishException#fault()} says whether the input, the model or the machine is the reason; the
 * detector stays usable after them.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(Path.of("model.blemish"))) {
 *   Inspection inspection = detector.inspect(Images.read(Path.of("part.png")));
 *   if (inspection.verdict() == Verdict.DEFECTIVE) reject(inspection.score(), inspection.regions());
 * }
 * }</pre>
 */
public final class Detector implements AutoCloseable {
  /** Most heap that an inspection takes for each pixel of its input; see {@link #memory}. */
  public static final long BYTES_PER_PIXEL = 40;

  private final Model model;
  private final InputInspector inspector;
  private final ResourceStack resources;
  private final OrderedPipeline pipeline;
  private final OrderedPipeline lists;

  private Detector(Model model, SessionOptions options, OrderedPipeline pipeline) {
    ModelCheck.requireConsistent(model);
    this.model = model;
    this.pipeline = pipeline;
    // The networks of one image cannot use all threads all the time; those of another one can.
    this.lists = pipeline.threads() > 1 ? pipeline : OrderedPipeline.threads(options.threads());
    Pipeline description = model.pipeline();
    Preparation preparation = description.preparation();
    try (ResourceStack opened = new ResourceStack()) {
      // Before two threads need it: where it cannot be loaded, only the first of them would say
      // why.
      OnnxSession.load();
      BackgroundTask<Head> head =
          BackgroundTask.start("blemish-head", () -> Head.open(model.head(), preparation, options));
      opened.add(head.closing(Head::close));
      Optional<BackboneFeatures> backbone =
          model
              .backbone()
              .map(
                  network ->
                      new BackboneFeatures(
                          description.outputs(),
                          preparation.networkSize(),
                          SharedBackbones.OF_PROCESS
                              .of(network, options)
                              .andThen(lease -> opened.add(lease).resource())));
      InputFeatures features =
          new InputFeatures(preparation, backbone, description.depth(), model.ignore());
      model.gate().ifPresent(gate -> ModelCheck.requireFeatures(gate, features.specs()));
      this.inspector = new InputInspector(features, head.get());
      this.resources = opened.keep();
    }
  }

  /**
   * Opens a model file with all processors of the machine.
   *
   * @throws BlemishException if the file is damaged, altered or of an unknown version, or its
   *     entries do not fit each other
   */
  public static Detector open(Path file) {
    return open(file, SessionOptions.threads(Runtime.getRuntime().availableProcessors()));
  }

  /** Opens a model file. */
  public static Detector open(Path file, SessionOptions options) {
    return open(file, model -> of(model, options));
  }

  /** Opens a model file, for many images at once if so divided. */
  public static Detector open(Path file, Concurrency concurrency) {
    return open(file, model -> of(model, concurrency));
  }

  private static Detector open(Path file, Function<Model, Detector> detector) {
    Model model = Model.read(file);
    try {
      return detector.apply(model);
    } catch (BlemishException e) {
      throw new BlemishException(file + ": " + e.getMessage(), e).whileReadingModel();
    }
  }

  /**
   * A detector for a model in memory.
   *
   * @throws BlemishException if the parts of the model do not fit each other
   */
  public static Detector of(Model model, SessionOptions options) {
    return new Detector(model, options, OrderedPipeline.threads(1));
  }

  /** Like {@link #of(Model, SessionOptions)}, for many images at once if so divided. */
  public static Detector of(Model model, Concurrency concurrency) {
    return new Detector(model, concurrency.session(), concurrency.pipeline());
  }

  public Model model() {
    return model;
  }

  /**
   * Inspects one image. Its result has the source "image"; {@link #inspect(Input, String)} takes a
   * name.
   *
   * @throws BlemishException if the image does not fit the model, such as one that is smaller than
   *     the model's region, or if the model needs a scan
   */
  public Inspection inspect(Image image) {
    return inspect(Input.of(image), "image");
  }

  /**
   * Inspects one part. Its result has the source "input"; {@link #inspect(Input, String)} takes a
   * name.
   *
   * @throws BlemishException if the input does not fit the model
   */
  public Inspection inspect(Input input) {
    return inspect(input, "input");
  }

  /**
   * Inspects several inputs; results in their order, equal to those of {@link #inspect(Input)}.
   * Uses all threads of this detector, and is fastest if it was opened with {@link
   * Concurrency#sideBySide}. Results are named by their position, from "1".
   *
   * @throws BlemishException if an input does not fit the model; no results are returned then
   */
  public List<Inspection> inspect(List<Input> inputs) {
    List<Inspection> results = new ArrayList<>();
    Iterator<Input> given = inputs.iterator();
    Iterator<NamedInput> named =
        IntStream.rangeClosed(1, inputs.size())
            .mapToObj(number -> new NamedInput(String.valueOf(number), given.next()))
            .iterator();
    lists.<NamedInput, Inspection>run(
        named,
        (input, memory) -> {
          memory.request(memory(input.input()));
          return inspect(input.input(), input.source());
        },
        (input, inspection) -> results.add(inspection));
    return results;
  }

  private record NamedInput(String source, Input input) {}

  /**
   * Inspects one part that several images show, such as those of several cameras, and gives one
   * verdict for it: see {@link PartInspection}.
   *
   * @param images of the part, at least one
   * @throws BlemishException if an image does not fit the model
   */
  public PartInspection inspectPart(List<Input> images) {
    return inspectPart(images, "part");
  }

  /**
   * Like {@link #inspectPart(List)}.
   *
   * @param part name of the part in the result
   */
  public PartInspection inspectPart(List<Input> images, String part) {
    return PartInspection.of(part, inspect(images));
  }

  /** Runs work on many inputs, as many at once as this detector was opened for. */
  public OrderedPipeline pipeline() {
    return pipeline;
  }

  /**
   * Heap that an inspection of this input takes at most, with the input itself, a heat map and what
   * writing it needs, in bytes.
   */
  public static long memory(Input input) {
    return BYTES_PER_PIXEL * input.size().area();
  }

  /**
   * Inspects one part. Pixels that the model or the input ignores do not count.
   *
   * @param source name of the part in results and errors: a path, or the caller's id
   * @throws BlemishException if the input does not fit the model, or its score is not finite
   */
  public Inspection inspect(Input input, String source) {
    return inspectInDetail(input, source).inspection();
  }

  /**
   * An inspection with the raw maps that it was computed from.
   *
   * @param maps before any scoring
   * @param inspection the model's decision about them
   * @param regions the inspection's regions with their pixels
   * @param rejection why the quality gate rejects the image; empty if it accepts it
   */
  public record DetailedInspection(
      RawMaps maps,
      Inspection inspection,
      List<RegionPixels> regions,
      Optional<GateRejection> rejection) {}

  /** Like {@link #inspect(Input, String)}, with what evaluation and research need in addition. */
  public DetailedInspection inspectInDetail(Input input, String source) {
    InputInspector.RawInspection raw = inspector.inspect(input, source, model.gate().isPresent());
    Map<String, Double> milliseconds = new LinkedHashMap<>(raw.milliseconds());
    Optional<GateRejection> rejection =
        model.gate().flatMap(gate -> raw.gateInput().flatMap(gate::check));
    long start = System.nanoTime();
    DecisionRule.Prediction prediction = decide(raw.maps(), rejection, source);
    milliseconds.put("scoring", (System.nanoTime() - start) / 1e6);
    Inspection inspection = Inspection.of(source, model.digest(), prediction, milliseconds);
    return new DetailedInspection(raw.maps(), inspection, prediction.found(), rejection);
  }

  private DecisionRule.Prediction decide(
      RawMaps maps, Optional<GateRejection> rejection, String source) {
    try {
      return model.decisionRule().decide(maps, rejection.map(GateRejection::sentence));
    } catch (BlemishException e) {
      throw new BlemishException(source + ": " + e.getMessage(), e);
    }
  }

  /**
   * The feature maps of one part, view by view, as the head receives them. They are valid until the
   * consumer returns.
   *
   * @param source name of the input, for errors
   */
  public void features(Input input, String source, Consumer<Features> views) {
    inspector.features(input, source, views);
  }

  /** The head's raw maps of one part, before any scoring: what calibration and research need. */
  public RawMaps maps(Input input, String source) {
    return inspector.inspect(input, source, false).maps();
  }

  /**
   * What calibration needs of one good part.
   *
   * @param maps before any scoring
   * @param gateInput for the quality gate; empty if the model uses scans alone
   */
  public record CalibrationInput(RawMaps maps, Optional<GateInput> gateInput) {}

  /** Raw maps of one part, and what a quality gate needs of it. */
  public CalibrationInput calibrationInput(Input input, String source) {
    InputInspector.RawInspection raw = inspector.inspect(input, source, true);
    return new CalibrationInput(raw.maps(), raw.gateInput());
  }

  /**
   * Draws the heat map of an inspection with the model's own colour scale, which is the same for
   * every input; see {@link HeatMapImage}.
   *
   * @param input that was inspected
   * @param inspection its result, with its map
   * @return an RGB image
   * @throws BlemishException if the model is not calibrated and so has no colour scale
   */
  public Image heatMap(Input input, Inspection inspection) {
    return heatMap(input, inspection, Optional.empty());
  }

  /** The same with the outline of the part, where the model finds it. */
  public Image heatMap(Input input, DetailedInspection detailed) {
    return heatMap(input, detailed.inspection(), part(detailed.maps()));
  }

  private Image heatMap(Input input, Inspection inspection, Optional<Mask> part) {
    DisplayScale scale =
        model
            .decisionRule()
            .display()
            .orElseThrow(
                () ->
                    new BlemishException(
                        Fault.MODEL,
                        "%s: the model is not calibrated and has no colour scale for heat maps:"
                                .formatted(inspection.source())
                            + " calibrate it with good images"));
    return HeatMapImage.render(
        input, inspection, scale, model.pipeline().depth().map(DepthPreparation::new), part);
  }

  /**
   * The pixels of the part, of the input's size; empty if the model does not tell part and
   * background apart, or found no part.
   *
   * @param maps of the input
   */
  public Optional<Mask> part(RawMaps maps) {
    return model
        .decisionRule()
        .scoring()
        .zones(maps)
        .filter(zones -> zones.parts() > 0)
        .map(zones -> pixels(zones.part(), new Projection(maps.geometry())));
  }

  private static Mask pixels(Mask cells, Projection projection) {
    FloatMap grid = FloatMap.zeros(cells.size());
    for (int cell : cells.cells()) {
      grid.values()[cell] = 1;
    }
    FloatMap large = projection.toInput(grid, 0);
    Mask pixels = Mask.empty(large.size());
    for (int i = 0; i < large.values().length; i++) {
      pixels.bits().set(i, large.values()[i] > 0.5f);
    }
    return pixels;
  }

  /**
   * Inspects a black image once, so that the first real one is as fast as all others. Does nothing
   * for models that use scans: a scan without a part is an error.
   */
  public void warmUp() {
    if (model.pipeline().modality().usesScan()) {
      return;
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

  /**
   * Frees the native memory of the head, and of the backbone if no other open detector uses it.
   * Waits for the networks that run in other threads. Inspections that are not finished, and all
   * later ones, throw an {@link IllegalStateException}. Closing again does nothing.
   */
  @Override
  public void close() {
    resources.close();
  }
}
