// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.ConnectedComponents;
import org.junit.jupiter.api.Test;

class EvaluatorGoldenTest {
  private static final double EXACT = 1e-12;

  private final MetricsGoldenFile golden = MetricsGoldenFile.read();

  @Test
  void metricsMatchTheReferenceEvaluators() {
    Metrics metrics = evaluate(limits("au_pro"), List.of(1.0), false);

    for (String name :
        List.of(
            "image_auroc",
            "image_average_precision",
            "image_f1_max",
            "pixel_auroc",
            "pixel_average_precision")) {
      assertThat(metrics.value(name))
          .as(name)
          .hasValueCloseTo(golden.expected().required(name).asDouble(), within(EXACT));
    }
    assertOverlap(metrics, "au_pro", "");
    int regions =
        IntStream.range(0, golden.images())
            .map(i -> ConnectedComponents.of(golden.mask(i)).count())
            .sum();
    assertThat(regions).isEqualTo(golden.expected().required("regions").asInt());
  }

  @Test
  void auSproMatchesTheLocoEvaluator() {
    Metrics metrics = evaluate(List.of(1.0), limits("au_spro_logical"), true);

    assertOverlap(metrics, "au_spro", "_logical");
    assertOverlap(metrics, "au_spro", "_structural");
    for (double limit : limits("au_spro_logical")) {
      String name = MetricKey.auSpro(limit).name();
      double logical = metrics.value(name + "_logical").orElseThrow();
      double structural = metrics.value(name + "_structural").orElseThrow();
      assertThat(metrics.value(name)).hasValue((logical + structural) / 2);
    }
  }

  private void assertOverlap(Metrics metrics, String name, String type) {
    JsonNode expected = golden.expected().required(name + type);
    assertThat(expected.size()).isPositive();
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      double limit = Double.parseDouble(entry.getKey());
      MetricKey key = name.equals("au_pro") ? MetricKey.auPro(limit) : MetricKey.auSpro(limit);
      assertThat(metrics.value(key.name() + type))
          .as(key.name() + type)
          .hasValueCloseTo(entry.getValue().asDouble(), within(EXACT));
    }
  }

  private List<Double> limits(String name) {
    return golden.expected().required(name).properties().stream()
        .map(entry -> Double.parseDouble(entry.getKey()))
        .toList();
  }

  private Metrics evaluate(List<Double> pro, List<Double> spro, boolean loco) {
    EvaluationSettings settings =
        new EvaluationSettings(
            pro, spro, List.of(), new Size(192, 192), new Bootstrap(10, 0.9, 0), 2);
    try (Evaluator evaluator = new Evaluator(settings)) {
      for (int i = 0; i < golden.images(); i++) {
        String type = golden.isOfType("logical", i) ? "logical_anomalies" : "structural_anomalies";
        ScoredImage image = golden.image(i, type);
        PixelTruth truth =
            loco && image.defective()
                ? new PixelTruth.Saturated(golden.size(), golden.regions(i))
                : new PixelTruth.PlainMask(golden.mask(i));
        evaluator.add(image, golden.map(i), truth);
      }
      return evaluator.finish().metrics();
    }
  }
}
