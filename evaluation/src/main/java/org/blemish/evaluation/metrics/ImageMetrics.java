// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;

/** Figures on image scores. */
final class ImageMetrics {
  private static final String NO_CLASS = "needs good and defective images";
  private static final String NO_DEFECT = "needs defective images";

  private ImageMetrics() {}

  static void compute(
      List<ScoredImage> images, EvaluationSettings settings, MetricsBuilder findings) {
    ThresholdTable table = ThresholdTable.of(images);
    findings.put("image_auroc", table.auroc(), NO_CLASS);
    findings.put("image_average_precision", table.averagePrecision(), NO_DEFECT);
    findings.put("image_f1_max", f1Max(table), NO_DEFECT);
    for (double rate : settings.falseRejectRates()) {
      findings.put(
          MetricsBuilder.nameWithRate("image_recall_at", rate), table.recallAt(rate), NO_CLASS);
    }
    interval("image_auroc", ThresholdTable::auroc, images, settings, findings);
    interval(
        "image_average_precision", ThresholdTable::averagePrecision, images, settings, findings);
    interval("image_f1_max", ImageMetrics::f1Max, images, settings, findings);

    TreeSet<String> types = new TreeSet<>();
    images.stream().filter(ScoredImage::defective).forEach(i -> types.add(i.defectType()));
    for (String type : types) {
      findings.putForDefect(type, "image_auroc", aurocOf(images, type));
    }
    boolean loco = false;
    for (LocoType type : LocoType.values()) {
      if (types.contains(type.folder())) {
        String name = "image_auroc_" + type.key();
        findings.put(name, aurocOf(images, type.folder()), NO_CLASS);
        loco = true;
      }
    }
    if (loco) {
      findings.putMean("image_auroc_mean", "image_auroc_logical", "image_auroc_structural");
    }
  }

  private static OptionalDouble f1Max(ThresholdTable table) {
    return table
        .f1Max()
        .map(best -> OptionalDouble.of(best.value()))
        .orElse(OptionalDouble.empty());
  }

  private static void interval(
      String name,
      Function<ThresholdTable, OptionalDouble> figure,
      List<ScoredImage> images,
      EvaluationSettings settings,
      MetricsBuilder findings) {
    if (findings.values.containsKey(name)) {
      settings
          .bootstrap()
          .interval(images, figure)
          .ifPresent(interval -> findings.intervals.put(name, interval));
    }
  }

  /** One type of defect against all good images. */
  private static OptionalDouble aurocOf(List<ScoredImage> images, String type) {
    List<ScoredImage> some =
        images.stream()
            .filter(image -> !image.defective() || image.defectType().equals(type))
            .toList();
    return ThresholdTable.of(some).auroc();
  }
}
