// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.scoring.Standardise;
import org.blemish.core.scoring.Term;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.BackboneOutput;
import org.blemish.inference.backbone.FormulaBackbone;
import org.blemish.inference.backbone.Normalisation;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/** Models made by hand, whose results are known without training. */
public final class TinyModel {
  /** The map that heads here give. */
  static final String MAP = "energy";

  public static final SessionOptions ONE_THREAD = SessionOptions.threads(1);

  private TinyModel() {}

  /** Means of 8x8 pixels, at raw samples from 0 to 1: cells see nothing but their own pixels. */
  static Backbone blocks(float mean) {
    GraphBuilder graph = new GraphBuilder("blocks");
    Value pixels = graph.input("pixels", Value.DYNAMIC, 3, Value.DYNAMIC, Value.DYNAMIC);
    graph.output("block", graph.averagePool(pixels, 8, 8, Window.valid().withStride(8)));
    return new Backbone(
        new BackboneDescriptor(
            "blocks",
            "means",
            "pixels",
            new Normalisation(1, List.of(mean, mean, mean), List.of(1f, 1f, 1f)),
            Optional.empty(),
            64,
            Optional.empty(),
            List.of(new BackboneOutput("block", 3, 8)),
            "CC0-1.0",
            "test",
            Optional.empty()),
        graph.build());
  }

  /** A head that gives the mean square over channels of one feature map. */
  static OnnxModel energy(String output, int channels, Size grid) {
    GraphBuilder graph = new GraphBuilder("energy");
    Value input = graph.input(output, Value.DYNAMIC, channels, grid.height(), grid.width());
    graph.output(MAP, graph.reduceMean(graph.square(input), false, 1));
    return graph.build();
  }

  /** Mean brightness, squared, of 8x8 pixels; scored by its highest cell. */
  static Model ofBlocks(Preparation preparation) {
    Size network = preparation.networkSize();
    return uncalibrated(
        blocks(0),
        preparation,
        "block",
        energy("block", 3, new Size(network.width() / 8, network.height() / 8)));
  }

  /** Energy of features of stride 8, of EfficientNet-Lite1 with weights made by a formula. */
  public static Model ofFeatures(Preparation preparation) {
    Size network = preparation.networkSize();
    Backbone backbone = FormulaBackbone.lite1("s3");
    return uncalibrated(
        backbone,
        preparation,
        "s3",
        energy(
            "s3",
            backbone.descriptor().output("s3").channels(),
            new Size(network.width() / 8, network.height() / 8)));
  }

  static Model uncalibrated(
      Backbone backbone, Preparation preparation, String output, OnnxModel head) {
    return Model.of(
            facts(),
            new Pipeline(preparation, List.of(output), Optional.empty()),
            head,
            DecisionRule.uncalibrated(Scoring.fit(scoring(), List.of())))
        .withBackbone(Optional.of(backbone));
  }

  static ScoringSettings scoring() {
    return ScoringSettings.published(MAP, new Reduction.Max());
  }

  /** The same model with thresholds and units from good inputs. */
  public static Model calibrated(Model model, List<Input> good) {
    List<RawMaps> maps = new ArrayList<>();
    try (Detector detector = Detector.of(model, ONE_THREAD)) {
      good.forEach(input -> maps.add(detector.maps(input, "good")));
    }
    Scoring scoring =
        Scoring.fit(
            ScoringSettings.of(
                new Term(MAP, Standardise.PER_POSITION, 1, new Reduction.TopMean(0.1), 1)),
            maps);
    return model.withDecisionRule(DecisionRule.calibrated(scoring, maps));
  }

  private static ModelMetadata facts() {
    return new ModelMetadata(
        "tiny",
        "energy",
        "rgb",
        Optional.of("blocks"),
        Json.tree(Map.of("seed", 1)),
        0,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }
}
