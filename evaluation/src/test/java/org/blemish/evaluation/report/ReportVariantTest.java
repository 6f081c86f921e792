// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.blemish.evaluation.metrics.CurvePoint;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.metrics.EvaluationCurves;
import org.blemish.evaluation.metrics.Interval;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;
import org.junit.jupiter.api.Test;

class ReportVariantTest {
  @Test
  void evaluationGivesMetricsInOrderWithIntervals() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("pixel_auroc", 0.97);
    values.put("image_auroc", 0.93);
    Metrics metrics =
        new Metrics(
            new Metrics.Counts(1, 1, 2),
            values,
            Map.of("image_auroc", new Interval(0.9, 0.95)),
            Map.of(),
            Map.of());
    List<CurvePoint> pro = List.of(new CurvePoint(0, 0, 9), new CurvePoint(1, 1, 0));
    EvaluationCurves curves =
        new EvaluationCurves(List.of(), List.of(), List.of(), Map.of("pro", pro), 0.2);

    ReportVariant variant =
        ReportVariant.of("rgb", SyntheticReport.SCALE)
            .withEvaluation(new Evaluation(metrics, curves));

    assertThat(variant.metrics())
        .containsExactly(
            ReportMetric.of(MetricKey.PIXEL_AUROC, 0.97),
            ReportMetric.of(MetricKey.IMAGE_AUROC, 0.93).withInterval(0.9, 0.95));
    assertThat(variant.curves()).extracting(Curve::name).containsExactly("PRO curve");
    assertThat(variant.curves().get(0).limit()).hasValue(0.2);
  }

  @Test
  void thinnedCurveKeepsEndsAndShape() {
    int points = 100_000;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = i / (points - 1.0);
      y[i] = Math.sqrt(x[i]);
    }

    Curve thin = new Curve("PRO", "x", "y", x, y, OptionalDouble.of(0.3)).thinned();

    assertThat(thin.x().length).isBetween(200, 1500);
    assertThat(thin.x()[0]).isZero();
    assertThat(thin.x()[thin.x().length - 1]).isEqualTo(1);
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < thin.x().length; i++) {
      steps.add(thin.y()[i] - thin.y()[i - 1]);
      assertThat(thin.y()[i]).isEqualTo(Math.sqrt(thin.x()[i]));
    }
    assertThat(steps).allMatch(step -> step >= 0 && step < 0.01);
  }
}
