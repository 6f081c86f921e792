// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartMask;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.Standardise;
import org.blemish.core.scoring.Term;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.ScaledOutput;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.onnx.Value;

/**
 * Checks that the parts of a model fit each other, so that a model that cannot inspect any input is
 * refused when it is opened. All methods throw a {@link BlemishException} of one line.
 */
final class ModelCheck {
  private ModelCheck() {}

  /** Checks everything that does not depend on loaded networks. */
  static void requireConsistent(Model model) {
    requireOutputs(model.pipeline(), model.backbone());
    for (Value map : model.head().outputs()) {
      if (map.rank() != 0 && map.rank() != 3) { // rank 0: the graph does not state the shape
        throw new BlemishException(
            Fault.MODEL,
            "head: computes %s, expected maps [1, h, w]: train the model again".formatted(map));
      }
    }
    Scoring scoring = model.decisionRule().scoring();
    for (int i = 0; i < scoring.settings().terms().size(); i++) {
      Term term = scoring.settings().terms().get(i);
      Value map = map(model, term.map());
      if (term.standardise() == Standardise.PER_POSITION) {
        Optional<Size> statistics = scoring.statistics().get(i).shift().map(FloatMap::size);
        requireGrid(map, model, statistics.orElseThrow());
      }
    }
    scoring.part().ifPresent(part -> map(model, PartMask.MAP));
    requireRegionInside(model);
  }

  /** Checks that the gate has statistics of the features that the model computes. */
  static void requireFeatures(QualityGate gate, List<FeatureSpec> specs) {
    gate.featureStatistics()
        .ifPresent(
            statistics -> {
              int channels = FeaturePooling.over(specs).map(p -> p.spec().channels()).orElse(0);
              if (channels != 0 && channels != statistics.mean().size()) {
                throw new BlemishException(
                    Fault.MODEL,
                    "quality gate: has statistics of %d channels, the model computes %d: gate and backbone are of different models"
                        .formatted(statistics.mean().size(), channels));
              }
            });
  }

  private static void requireOutputs(Pipeline pipeline, Optional<Backbone> backbone) {
    if (backbone.isPresent() == pipeline.outputs().isEmpty()) {
      throw new BlemishException(
          Fault.MODEL,
          "pipeline: uses backbone outputs %s, but the model has %s backbone: the entries are of different models"
              .formatted(pipeline.outputs(), backbone.isPresent() ? "a" : "no"));
    }
    backbone.ifPresent(
        network ->
            pipeline.outputs().stream()
                .map(name -> ScaledOutput.of(name).output())
                .forEach(network.descriptor()::output));
  }

  private static Value map(Model model, String name) {
    List<Value> maps = model.head().outputs();
    return maps.stream()
        .filter(map -> map.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    Fault.MODEL,
                    "scoring: needs map %s, the head computes %s: head and scoring are of different models"
                        .formatted(name, maps)));
  }

  private static void requireGrid(Value map, Model model, Size statistics) {
    if (map.rank() == 0 || map.size(1) == Value.DYNAMIC || map.size(2) == Value.DYNAMIC) {
      return; // scoring compares the sizes for each input
    }
    Size view = new Size((int) map.size(2), (int) map.size(1));
    Size grid = new TileStitching(model.pipeline().preparation()).size(view);
    if (!grid.equals(statistics)) {
      throw new BlemishException(
          Fault.MODEL,
          "scoring: has statistics of %s positions of map %s, the head computes %s: head and scoring are of different models"
              .formatted(statistics, map.name(), grid));
    }
  }

  private static void requireRegionInside(Model model) {
    Optional<Rectangle> region = model.pipeline().preparation().region();
    Optional<Size> size = model.ignore().map(Mask::size);
    boolean outside =
        region.isPresent()
            && size.isPresent()
            && (region.get().x() + region.get().width() > size.get().width()
                || region.get().y() + region.get().height() > size.get().height());
    if (outside) {
      throw new BlemishException(
          Fault.MODEL,
          "pipeline: the region of interest x=%d y=%d %s is outside the ignore mask of %s: no input can have both"
              .formatted(region.get().x(), region.get().y(), region.get().size(), size.get()));
    }
  }
}
