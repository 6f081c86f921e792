// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;

/** Metrics of the image scores. */
final class ImageMetrics {
  private static final String NO_CLASS = "needs good and defective images";
  private static final String NO_DEFECT = "needs defective images";

  private ImageMetrics() {}

  static void compute(
      List<ScoredImage> images, EvaluationSettings settings, MetricsBuilder metrics) {
    ThresholdTable table = ThresholdTable.of(images);
    metrics.put(MetricKey.IMAGE_AUROC, table.auroc(), NO_CLASS);
    metrics.put(MetricKey.IMAGE_AVERAGE_PRECISION, table.averagePrecision(), NO_DEFECT);
    metrics.put(MetricKey.IMAGE_F1_MAX, f1Max(table), NO_DEFECT);
    for (double rate : settings.falseRejectRates()) {
      metrics.put(MetricKey.imageRecallAt(rate), table.recallAt(rate), NO_CLASS);
    }
    interval(MetricKey.IMAGE_AUROC, ThresholdTable::auroc, images, settings, metrics);
    interval(
        MetricKey.IMAGE_AVERAGE_PRECISION,
        ThresholdTable::averagePrecision,
        images,
        settings,
        metrics);
    interval(MetricKey.IMAGE_F1_MAX, ImageMetrics::f1Max, images, settings, metrics);

    TreeSet<String> types = new TreeSet<>();
    images.stream().filter(ScoredImage::defective).forEach(i -> types.add(i.defectType()));
    for (String type : types) {
      metrics.putForDefect(type, MetricKey.IMAGE_AUROC, aurocOf(images, type));
    }
    boolean loco = false;
    for (LocoType type : LocoType.values()) {
      if (types.contains(type.folder())) {
        metrics.put(type.imageAuroc(), aurocOf(images, type.folder()), NO_CLASS);
        loco = true;
      }
    }
    if (loco) {
      metrics.putMean(
          MetricKey.IMAGE_AUROC_MEAN,
          LocoType.LOGICAL.imageAuroc(),
          LocoType.STRUCTURAL.imageAuroc());
    }
  }

  private static OptionalDouble f1Max(ThresholdTable table) {
    return table
        .f1Max()
        .map(best -> OptionalDouble.of(best.value()))
        .orElse(OptionalDouble.empty());
  }

  private static void interval(
      MetricKey key,
      Function<ThresholdTable, OptionalDouble> metric,
      List<ScoredImage> images,
      EvaluationSettings settings,
      MetricsBuilder metrics) {
    if (metrics.values.containsKey(key.name())) {
      metrics.putInterval(key, settings.bootstrap().interval(images, metric));
    }
  }

  /** AUROC of the images of one defect type against all good images. */
  private static OptionalDouble aurocOf(List<ScoredImage> images, String type) {
    List<ScoredImage> some =
        images.stream()
            .filter(image -> !image.defective() || image.defectType().equals(type))
            .toList();
    return ThresholdTable.of(some).auroc();
  }
}
