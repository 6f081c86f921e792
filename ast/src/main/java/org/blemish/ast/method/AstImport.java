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
import org.blemish.inference.ScanInput;
import org.blemish.inference.Versions;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.pipeline.ParityCheck;
import org.blemish.training.whitening.FeatureMapConcatenation;

/**
 * Converts a teacher and a student that the reference code trained to a model, prepared and scored
 * as published: images are stretched to one size; the image score is the map's mean for colour, and
 * with depth, the maximum of the map resized to 192x192. The model gives no verdict until it is
 * calibrated.
 *
 * @param product that the networks were trained on
 * @param backbone whose features the networks read; empty for depth alone
 * @param output name of the backbone's output, {@code block35} as published
 * @param size of prepared images
 * @param clamp the teacher's a, which does not follow from the weights; as published for the
 *     modality if empty
 * @param threads of the check of the exported graph
 */
public record AstImport(
    String product,
    Optional<Backbone> backbone,
    String output,
    Size size,
    Optional<Double> clamp,
    int threads) {
  /**
   * The result of an import.
   *
   * @param digest of the model file
   * @param modality that follows from the number of channels
   * @param networks sizes that follow from the shapes of the weights
   * @param difference greatest relative difference between graph and networks on random features
   */
  public record Imported(
      String digest, Modality modality, AstSettings networks, double difference) {}

  private static final Size SCORED_SIZE = new Size(192, 192);
  private static final int VIEWS = 4;

  /**
   * Writes the model.
   *
   * @param teacher its state dict
   * @param student its state dict
   * @throws BlemishException if weights, backbone and output do not fit each other, or the graph
   *     differs from the networks by more than 1e-3
   */
  public Imported write(Path target, Map<String, Tensor> teacher, Map<String, Tensor> student) {
    int channels =
        ReferenceNetworks.read(teacher, student, AstSettings.paper(), 1, 1).shape().channels();
    ImportedInputs inputs =
        ImportedInputs.of(channels, backbone.map(b -> FeatureSpec.of(b, output, size)));
    Modality modality = inputs.modality();
    Preparation preparation = Preparation.stretched(size);
    List<FeatureSpec> specs = inputs.specs(preparation);
    FeatureMapConcatenation join =
        FeatureMapConcatenation.onGridOfFirst(
            specs.stream().filter(spec -> !spec.name().equals(InputFeatures.MASK)).toList());
    TrainedAst trained =
        ReferenceNetworks.read(teacher, student, published(modality), join.height(), join.width());
    AstHead head =
        new AstHead(join, Optional.empty(), trained, List.of(), modality.usesScan(), threads);
    OnnxModel graph = head.graph(specs);
    double difference = difference(head, graph, preparation, specs);
    ScoringSettings scoring =
        ScoringSettings.published(
            AstHead.DISTANCE,
            modality.usesScan() ? new Reduction.ResizedMax(SCORED_SIZE) : new Reduction.Mean());
    List<String> outputs = inputs.image().map(FeatureSpec::name).stream().toList();
    String digest =
        Model.of(
                metadata(modality, section(outputs, trained.settings(), scoring), difference),
                new Pipeline(
                    preparation,
                    outputs,
                    inputs.depth().map(depth -> new ScanInput(depth, Optional.empty()))),
                graph,
                DecisionRule.uncalibrated(Scoring.fit(scoring, List.of())))
            .withBackbone(backbone)
            .write(target);
    return new Imported(digest, modality, trained.settings(), difference);
  }

  private double difference(
      AstHead head, OnnxModel graph, Preparation preparation, List<FeatureSpec> specs) {
    try (Head exported = Head.open(graph, preparation, SessionOptions.threads(threads))) {
      return ParityCheck.of(
              exported, head, RandomViews.of(specs, VIEWS), "are the weight files complete?")
          .difference();
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

  private static AstMethodSettings section(
      List<String> outputs, AstSettings networks, ScoringSettings scoring) {
    return new AstMethodSettings(
        outputs,
        0,
        networks.positionChannels(),
        networks.teacher(),
        networks.student(),
        networks.optimisation(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        scoring.units(),
        scoring.terms(),
        Optional.empty(),
        Optional.empty());
  }

  private ModelMetadata metadata(Modality modality, AstMethodSettings section, double difference) {
    return new ModelMetadata(
        product,
        AstMethod.NAME,
        modality.toString(),
        backbone.map(network -> network.descriptor().name()),
        Json.tree(Map.of("method", AstMethod.NAME, "modality", modality, AstMethod.NAME, section)),
        0,
        Optional.empty(),
        Optional.empty(),
        Versions.current(),
        Optional.of(difference));
  }
}
