// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.ast.AstSettings;
import org.blemish.ast.ReferenceNetworks;
import org.blemish.ast.TrainedAst;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Size;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.Head;
import org.blemish.inference.Model;
import org.blemish.inference.Pipeline;
import org.blemish.inference.Versions;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * Makes a model of a teacher and a student that the reference code trained, prepared and scored as
 * published: pictures stretched, the map's mean for colour, its maximum at 192x192 where there is
 * depth. The model gives no verdict until it is calibrated.
 *
 * @param product what the networks know
 * @param backbone whose features they read; empty for depth alone
 * @param output name of the backbone's output, {@code block35} as published
 * @param size of prepared pictures
 * @param clamp the teacher's a, which no weight shows; empty: as published for the modality
 * @param threads of the check
 */
public record AstImport(
    String product,
    Optional<Backbone> backbone,
    String output,
    Size size,
    Optional<Double> clamp,
    int threads) {
  /**
   * What was made.
   *
   * @param digest of the model file
   * @param modality that the number of channels tells
   * @param networks sizes that the weights' shapes tell
   * @param difference greatest relative difference between graph and networks on made-up features
   */
  public record Imported(
      String digest, Modality modality, AstSettings networks, double difference) {}

  private static final Size PAPER = new Size(192, 192);
  private static final String DISTANCE = "distance";

  /**
   * Writes the model.
   *
   * @param teacher its state dict
   * @param student its state dict
   * @throws BlemishException where weights, backbone and output do not fit each other, or the graph
   *     differs from the networks by more than 1e-3
   */
  public Imported write(Path target, Map<String, Tensor> teacher, Map<String, Tensor> student) {
    int channels =
        ReferenceNetworks.read(teacher, student, AstSettings.paper(), 1, 1).shape().channels();
    Modality modality = modality(channels);
    List<FeatureSpec> specs = specs(depth(modality, channels));
    List<FeatureSpec> joined =
        specs.stream().filter(spec -> !spec.name().equals(InputFeatures.MASK)).toList();
    FeatureMapConcatenation join = FeatureMapConcatenation.onGridOfFirst(joined);
    TrainedAst trained =
        ReferenceNetworks.read(teacher, student, published(modality), join.height(), join.width());
    ScoringSettings scoring =
        ScoringSettings.published(
            DISTANCE, modality.usesScan() ? new Reduction.ResizedMax(PAPER) : new Reduction.Mean());
    AstMethodSettings section = section(trained.settings(), scoring);
    AstHead head =
        new AstHead(
            section, join, Optional.empty(), trained, List.of(), modality.usesScan(), threads);
    OnnxModel graph = head.graph(specs);
    Preparation preparation = Preparation.stretched(size);
    double difference;
    try (Head exported = Head.open(graph, preparation, SessionOptions.threads(threads))) {
      difference = RandomFeatureParity.difference(specs, head.reference(), exported);
    }
    Pipeline pipeline =
        new Pipeline(modality, preparation, outputs(), depth(modality, channels), Optional.empty());
    String digest =
        Model.of(
                facts(modality, section, difference),
                pipeline,
                graph,
                DecisionRule.uncalibrated(Scoring.fit(scoring, List.of())))
            .withBackbone(backbone)
            .write(target);
    return new Imported(digest, modality, trained.settings(), difference);
  }

  private Modality modality(int channels) {
    if (backbone.isEmpty()) {
      requireSquare(channels, channels, "");
      return Modality.DEPTH;
    }
    int own = ownChannels();
    if (channels == own) {
      return Modality.RGB;
    }
    requireSquare(
        channels - own,
        channels,
        "; output %s of backbone %s gives %d"
            .formatted(output, backbone.get().descriptor().name(), own));
    return Modality.RGB_DEPTH;
  }

  private int ownChannels() {
    return specs(Optional.empty()).get(0).channels();
  }

  /** Depth takes as many channels as a cell has pixels: 64 as published. */
  private static void requireSquare(int depth, int channels, String others) {
    if (depth < 1 || side(depth) * side(depth) != depth) {
      throw new BlemishException(
          "the networks read %d channels%s: neither that alone nor with depth (64 more); name the backbone and its output that they were trained with"
              .formatted(channels, others));
    }
  }

  private static int side(int channels) {
    return (int) Math.round(Math.sqrt(channels));
  }

  private Optional<DepthSettings> depth(Modality modality, int channels) {
    if (!modality.usesScan()) {
      return Optional.empty();
    }
    DepthSettings paper = DepthSettings.paper();
    int own = modality.usesImage() ? ownChannels() : 0;
    Size grid = modality.usesImage() ? grid() : paper.grid();
    return Optional.of(
        new DepthSettings(
            paper.gapFillingPasses(),
            paper.background(),
            paper.threshold(),
            paper.relativeToBackground(),
            grid,
            side(channels - own),
            paper.dilation(),
            paper.seed()));
  }

  private Size grid() {
    FeatureSpec image = specs(Optional.empty()).get(0);
    return new Size(image.width(), image.height());
  }

  private List<String> outputs() {
    return backbone.isPresent() ? List.of(output) : List.of();
  }

  /** Feature maps as the model will have them. */
  private List<FeatureSpec> specs(Optional<DepthSettings> depth) {
    Preparation preparation = Preparation.stretched(size);
    Optional<DepthPreparation> scans = depth.map(DepthPreparation::new);
    if (backbone.isEmpty()) {
      return new InputFeatures(preparation, Optional.empty(), List.of(), scans, Optional.empty())
          .specs();
    }
    try (BackboneSession session =
        BackboneSession.open(backbone.get(), size, SessionOptions.threads(threads))) {
      return new InputFeatures(
              preparation, Optional.of(session), outputs(), scans, Optional.empty())
          .specs();
    }
  }

  private AstSettings published(Modality modality) {
    AstSettings paper = modality.usesScan() ? AstSettings.paperDepth() : AstSettings.paper();
    AstSettings.TeacherSettings teacher = paper.teacher();
    return new AstSettings(
        paper.positionChannels(),
        new AstSettings.TeacherSettings(
            teacher.hidden(), teacher.kernels(), clamp.orElse(teacher.clamp()), teacher.epochs()),
        paper.student(),
        paper.optimisation());
  }

  private AstMethodSettings section(AstSettings networks, ScoringSettings scoring) {
    return new AstMethodSettings(
        outputs(),
        0,
        networks.positionChannels(),
        networks.teacher(),
        networks.student(),
        networks.optimisation(),
        List.of(),
        scoring.units(),
        scoring.terms());
  }

  private ModelMetadata facts(Modality modality, AstMethodSettings section, double difference) {
    return new ModelMetadata(
        product,
        "ast",
        modality.toString(),
        backbone.map(network -> network.descriptor().name()),
        Json.tree(Map.of("method", "ast", "modality", modality, "ast", section)),
        0,
        Optional.empty(),
        Optional.empty(),
        Versions.current(),
        Optional.of(difference));
  }
}
