// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
  private static final List<Double> LIMITS = List.of(0.01, 0.05, 0.1, 0.3, 1.0);
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40, 100_000})
  void auProMatchesANaiveThresholdSweep(int distinctScores) {
    for (int seed = 0; seed < 5; seed++) {
      List<MapExample> examples = MapExample.randomExamples(seed, distinctScores, false);
      Metrics metrics = evaluate(examples, 2).metrics();

      NaiveCurve curve = NaiveCurve.of(examples, defect -> true);
      NaiveCurve logical = NaiveCurve.of(goodOr(examples, "logical_anomalies"), defect -> true);
      for (double limit : LIMITS) {
        String name = MetricKey.auPro(limit).name();
        assertThat(metrics.value(name)).hasValueCloseTo(curve.area(limit), within(EXACT));
        assertThat(metrics.value(name, "logical_anomalies"))
            .hasValueCloseTo(logical.area(limit), within(EXACT));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40, 100_000})
  void auSproMatchesANaiveThresholdSweep(int distinctScores) {
    for (int seed = 0; seed < 5; seed++) {
      List<MapExample> examples = MapExample.randomExamples(seed, distinctScores, true);
      Metrics metrics = evaluate(examples, 2).metrics();

      for (LocoType type : LocoType.values()) {
        NaiveCurve curve = NaiveCurve.of(goodOr(examples, type.folder()), defect -> true);
        for (double limit : LIMITS) {
          assertThat(metrics.value(MetricKey.auSpro(limit).name() + "_" + type.key()))
              .hasValueCloseTo(curve.area(limit), within(EXACT));
        }
      }
      List<MapExample> withMissing =
          filter(examples, e -> isGood(e) || e.regions().stream().anyMatch(this::isMissing));
      NaiveCurve missing = NaiveCurve.of(withMissing, "missing"::equals);
      for (double limit : LIMITS) {
        assertThat(metrics.value(MetricKey.auSpro(limit).name(), "missing"))
            .hasValueCloseTo(missing.area(limit), within(EXACT));
      }
      assertThat(metrics.values()).doesNotContainKey("au_pro_0.3");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100_000})
  void pixelMetricsMatchImageMetricsOverPixels(int distinctScores) {
    List<MapExample> examples = MapExample.randomExamples(8, distinctScores, false);
    List<ScoredImage> pixels = new ArrayList<>();
    for (MapExample example : examples) {
      for (int i = 0; i < example.map().values().length; i++) {
        float score = example.map().values()[i];
        boolean bad = example.truth().mask().bits().get(i);
        pixels.add(bad ? ThresholdTableTest.bad(score) : ThresholdTableTest.good(score));
      }
    }
    ThresholdTable table = ThresholdTable.of(pixels);

    Metrics metrics = evaluate(examples, 1).metrics();

    assertThat(metrics.value("pixel_auroc"))
        .hasValueCloseTo(table.auroc().orElseThrow(), within(EXACT));
    assertThat(metrics.value("pixel_average_precision"))
        .hasValueCloseTo(table.averagePrecision().orElseThrow(), within(EXACT));
  }

  @Test
  void resizedAurocUsesTheGridMapAndBilinearMask() {
    Size paper = new Size(16, 16);
    List<ScoredImage> pixels = new ArrayList<>();
    Metrics metrics;
    try (Evaluator evaluator = new Evaluator(settings(1))) {
      for (MapExample example : MapExample.randomExamples(4, 50, false)) {
        FloatMap grid = Bicubic.resize(example.map(), new Size(5, 6));
        evaluator.add(example.image(), example.map(), grid, example.truth());
        FloatMap map = Bicubic.resize(grid, paper);
        Mask mask = BilinearMaskResize.resize(example.truth().mask(), paper);
        for (int i = 0; i < paper.area(); i++) {
          float score = map.values()[i];
          pixels.add(
              mask.bits().get(i) ? ThresholdTableTest.bad(score) : ThresholdTableTest.good(score));
        }
      }
      metrics = evaluator.finish().metrics();
    }
    assertThat(metrics.value("pixel_auroc_16"))
        .hasValueCloseTo(ThresholdTable.of(pixels).auroc().orElseThrow(), within(EXACT));
  }

  @Test
  void thinnedCurvePointsAreOnTheExactCurve() {
    List<MapExample> examples = MapExample.randomExamples(2, 300, false);
    List<CurvePoint> points =
        evaluate(examples, 2).curves().overlap().getOrDefault("pro", List.of());

    assertThat(points).hasSizeGreaterThan(50);
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      CurvePoint before = points.get(i - 1);
      CurvePoint point = points.get(i);
      assertThat(point.x()).isGreaterThanOrEqualTo(before.x());
      assertThat(point.threshold()).isLessThan(before.threshold());
      assertThat(point.x()).isCloseTo(NaiveCurve.fprAt(examples, point.threshold()), within(EXACT));
      assertThat(point.y())
          .isCloseTo(NaiveCurve.overlapAt(examples, point.threshold(), d -> true), within(EXACT));
      area += (point.x() - before.x()) * (before.y() + point.y()) / 2;
    }
    assertThat(area).isCloseTo(NaiveCurve.of(examples, d -> true).area(1), within(1.0 / 256));
  }

  @Test
  void resultDoesNotDependOnThreadsOrImageOrder() {
    List<MapExample> examples = MapExample.randomExamples(5, 40, true);
    Evaluation one = evaluate(examples, 1);
    Collections.shuffle(examples, new Random(1));
    assertThat(evaluate(examples, 3)).isEqualTo(one);
  }

  private static Evaluation evaluate(List<MapExample> examples, int threads) {
    try (Evaluator evaluator = new Evaluator(settings(threads))) {
      examples.forEach(e -> evaluator.add(e.image(), e.map(), e.truth()));
      return evaluator.finish();
    }
  }

  private static EvaluationSettings settings(int threads) {
    return new EvaluationSettings(
        LIMITS, LIMITS, List.of(0.1), new Size(16, 16), new Bootstrap(50, 0.95, 1), threads);
  }

  private boolean isMissing(MapExample.ExampleRegion region) {
    return region.defect().equals("missing");
  }

  private static boolean isGood(MapExample example) {
    return example.image().defectType().equals("good");
  }

  private static List<MapExample> goodOr(List<MapExample> examples, String type) {
    return filter(examples, e -> isGood(e) || e.image().defectType().equals(type));
  }

  private static List<MapExample> filter(List<MapExample> examples, Predicate<MapExample> wanted) {
    return examples.stream().filter(wanted).toList();
  }
}
