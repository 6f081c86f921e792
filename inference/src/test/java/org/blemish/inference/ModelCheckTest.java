// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.part.PartMask;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;
import org.blemish.core.scoring.Standardise;
import org.blemish.core.scoring.Term;
import org.blemish.core.scoring.TermStatistics;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose parts contradict each other are refused when they are opened, in one line. */
class ModelCheckTest {
  private static final Size SIZE = new Size(96, 64);
  private static final Preparation WHOLE = Preparation.stretched(SIZE);

  @TempDir Path folder;

  private final Model valid = TinyModel.ofBlocks(WHOLE);

  private void refuses(Model model, String message) {
    Path file = folder.resolve("model.blemish");
    model.write(file);
    assertThatThrownBy(() -> Detector.open(file, TinyModel.ONE_THREAD))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static Model withPipeline(Model model, Pipeline pipeline) {
    return new Model(
        model.metadata(),
        pipeline,
        model.backbone(),
        model.head(),
        model.decisionRule(),
        model.ignore(),
        model.gate(),
        Model.NO_FILE);
  }

  private static RawMaps raw(Size grid, float value) {
    FloatMap map = FloatMap.zeros(grid);
    for (int i = 0; i < map.values().length; i++) {
      map.values()[i] = value + i % 3;
    }
    return RawMaps.of(Map.of(TinyModel.MAP, map), Geometry.stretched(SIZE, SIZE));
  }

  private static DecisionRule perPosition(Size grid) {
    return DecisionRule.uncalibrated(
        Scoring.fit(
            ScoringSettings.of(
                new Term(TinyModel.MAP, Standardise.PER_POSITION, 1, new Reduction.Max(), 1)),
            List.of(raw(grid, 1), raw(grid, 2), raw(grid, 4))));
  }

  @Test
  void aTermWhoseMapTheHeadDoesNotComputeIsRefused() {
    DecisionRule other =
        DecisionRule.uncalibrated(
            Scoring.fit(ScoringSettings.published("distance", new Reduction.Max()), List.of()));
    refuses(
        valid.withDecisionRule(other), "scoring: needs map distance, the head computes [energy[");
  }

  @Test
  void aPartMaskWithoutItsMapIsRefused() {
    Scoring scoring = valid.decisionRule().scoring();
    Scoring withPart =
        new Scoring(
            scoring.settings(), scoring.statistics(), 0, 1, Optional.of(new PartMask(1, 1)));
    refuses(
        valid.withDecisionRule(DecisionRule.uncalibrated(withPart)),
        "scoring: needs map background, the head computes [energy[");
  }

  @Test
  void statisticsOfAnotherGridAreRefused() {
    refuses(
        valid.withDecisionRule(perPosition(new Size(8, 8))),
        "scoring: has statistics of 8x8 positions of map energy, the head computes 12x8");
    Path file = folder.resolve("fits.blemish");
    valid.withDecisionRule(perPosition(new Size(12, 8))).write(file);
    try (Detector detector = Detector.open(file, TinyModel.ONE_THREAD)) {
      assertThat(detector.inspect(NoiseImages.good(SIZE, 1)).score()).isFinite();
    }
  }

  @Test
  void anOutputThatTheBackboneLacksIsRefused() {
    refuses(
        withPipeline(valid, new Pipeline(WHOLE, List.of("s9"), Optional.empty())),
        "backbone blocks has no output s9: choose from [block]");
  }

  @Test
  void backboneOutputsWithoutABackboneAreRefused() {
    refuses(
        valid.withBackbone(Optional.empty()),
        "pipeline: uses backbone outputs [block], but the model has no backbone");
    refuses(
        withPipeline(
            valid,
            new Pipeline(
                WHOLE,
                List.of(),
                Optional.of(new ScanInput(DepthSettings.paper(), Optional.empty())))),
        "pipeline: uses backbone outputs [], but the model has a backbone");
  }

  @Test
  void aHeadInputThatIsNotComputedIsRefused() {
    refuses(
        TinyModel.uncalibrated(
            TinyModel.blocks(0), WHOLE, "block", TinyModel.energy("depth", 3, new Size(12, 8))),
        "head: needs feature map depth[?, 3, 8, 12]");
  }

  @Test
  void aHeadWhoseOutputsAreNotMapsIsRefused() {
    GraphBuilder graph = new GraphBuilder("square");
    Value input = graph.input("block", Value.DYNAMIC, 3, 8, 12);
    graph.output(TinyModel.MAP, graph.square(input));
    OnnxModel head = graph.build();
    refuses(
        TinyModel.uncalibrated(TinyModel.blocks(0), WHOLE, "block", head),
        "head: computes energy[?, 3, 8, 12], expected maps [1, h, w]");
  }

  @Test
  void aRegionOutsideTheIgnoreMaskIsRefused() {
    Preparation region =
        new Preparation(
            SIZE,
            ResizeMode.STRETCH,
            Optional.of(new Rectangle(50, 0, 96, 64)),
            Optional.empty(),
            Optional.empty());
    refuses(
        TinyModel.ofBlocks(region).withIgnore(Optional.of(Mask.empty(SIZE))),
        "pipeline: the region of interest x=50 y=0 96x64 is outside the ignore mask of 96x64");
  }

  @Test
  void aScoreThatIsNotFiniteIsAnErrorThatNamesTheInput() {
    // Differences above 1e-38 exceed the range of floats in units of the smallest float.
    Model model = TinyModel.calibrated(valid, good());
    Scoring scoring = model.decisionRule().scoring();
    TermStatistics smallest =
        new TermStatistics(
            scoring.statistics().get(0).shift(),
            Optional.of(filled(new Size(12, 8), Float.MIN_VALUE)),
            0,
            1,
            0,
            1);
    DecisionRule rule =
        new DecisionRule(
            new Scoring(scoring.settings(), List.of(smallest), 0, 1, Optional.empty()),
            model.decisionRule().calibration());
    try (Detector detector = Detector.of(model.withDecisionRule(rule), TinyModel.ONE_THREAD)) {
      assertThatThrownBy(
              () -> detector.inspect(Input.of(NoiseImages.good(SIZE, 1)), "line 3, part 17"))
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith("line 3, part 17: ")
          .hasMessageContaining("expected a finite");
    }
  }

  @Test
  void aMapThatIsNotFiniteNamesTheInput() {
    GraphBuilder graph = new GraphBuilder("log");
    Value block = graph.input("block", Value.DYNAMIC, 3, 8, 12);
    graph.output(
        TinyModel.MAP, graph.log(graph.sub(graph.reduceMin(block, false, 1), graph.scalar(0.9f))));
    Model model = TinyModel.uncalibrated(TinyModel.blocks(0), WHOLE, "block", graph.build());
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      assertThatThrownBy(
              () -> detector.inspect(Input.of(NoiseImages.good(SIZE, 1)), "line 3, part 17"))
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith("line 3, part 17: map energy is NaN at cell 0,0");
    }
  }

  private static FloatMap filled(Size grid, float value) {
    FloatMap map = FloatMap.zeros(grid);
    Arrays.fill(map.values(), value);
    return map;
  }

  private static List<Input> good() {
    return IntStream.range(0, 20).mapToObj(i -> Input.of(NoiseImages.good(SIZE, i))).toList();
  }
}
