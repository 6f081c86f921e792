// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Figures on the pixels of maps at their images' own size. */
final class PixelMetrics {
  private static final String NO_MAP = "needs maps with good and defective pixels";
  private static final String NO_REGION = "needs maps with good pixels and defective regions";

  private final MetricsBuilder findings;
  private final Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
  private List<CurvePoint> roc = List.of();
  private final List<CurveRequest> requests = new ArrayList<>();
  private final List<CurveConsumer> consumers = new ArrayList<>();

  /** What to do with a curve. */
  private interface CurveConsumer {
    void take(PixelCurve curve);
  }

  PixelMetrics(MetricsBuilder findings) {
    this.findings = findings;
  }

  /** Pixels' ROC curve, thinned. */
  List<CurvePoint> roc() {
    return roc;
  }

  /** Overlap curves by name, thinned. */
  Map<String, List<CurvePoint>> overlap() {
    return curves;
  }

  /**
   * Finds all figures in one sweep.
   *
   * @param saturated whether regions have saturation areas: AU-sPRO instead of AU-PRO
   */
  void compute(PixelStore store, boolean saturated, EvaluationSettings settings) {
    List<AreaMetric> figures = new ArrayList<>();
    figures.add(new AreaMetric(CurveRequest.pixels(), limit -> "pixel_auroc"));
    addRequest(CurveRequest.pixels(), this::takePixelCurve);
    if (saturated) {
      for (LocoType type : LocoType.values()) {
        Predicate<StoredImage> images =
            image -> isGood(image) || image.defectType().equals(type.folder());
        figures.add(
            new AreaMetric(
                CurveRequest.regions(images, defect -> true, settings.sproLimits()),
                limit -> MetricsBuilder.nameWithRate("au_spro", limit) + "_" + type.key()));
        addOverlapRequest("spro_" + type.key(), figures.get(figures.size() - 1));
      }
    } else {
      figures.add(
          new AreaMetric(
              CurveRequest.regions(image -> true, defect -> true, settings.proLimits()),
              limit -> MetricsBuilder.nameWithRate("au_pro", limit)));
      addOverlapRequest("pro", figures.get(1));
    }
    List<Double> limits = saturated ? settings.sproLimits() : settings.proLimits();
    String prefix = saturated ? "au_spro" : "au_pro";
    for (String defect : defects(store)) {
      addDefectRequest(defect, prefix, limits);
    }
    List<PixelCurve> found = new ThresholdSweep(store, requests).run(settings.threads());
    for (int i = 0; i < found.size(); i++) {
      consumers.get(i).take(found.get(i));
    }
    if (saturated) {
      for (double limit : settings.sproLimits()) {
        String name = MetricsBuilder.nameWithRate("au_spro", limit);
        findings.putMean(name, name + "_logical", name + "_structural");
      }
    }
    intervals(store, figures, settings.bootstrap(), findings);
  }

  /** Intervals of the figures that there are; a mean's from the means of its draws. */
  private static void intervals(
      PixelStore store, List<AreaMetric> figures, Bootstrap bootstrap, MetricsBuilder findings) {
    List<CurveRequest> requests = figures.stream().map(AreaMetric::request).toList();
    List<double[][]> areas = new PixelBootstrap(store, requests).areas(bootstrap);
    Map<String, double[]> draws = new LinkedHashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      List<Double> limits = requests.get(i).limits();
      for (int limit = 0; limit < limits.size(); limit++) {
        draws.put(figures.get(i).name().of(limits.get(limit)), areas.get(i)[limit]);
      }
    }
    for (String name : List.copyOf(findings.values.keySet())) {
      double[] own = draws.get(name);
      double[] logical = draws.get(name + "_logical");
      double[] structural = draws.get(name + "_structural");
      if (own != null) {
        findings.putInterval(name, bootstrap.interval(own));
      } else if (logical != null && structural != null) {
        double[] means = new double[logical.length];
        Arrays.setAll(means, i -> (logical[i] + structural[i]) / 2);
        findings.putInterval(name, bootstrap.interval(means));
      }
    }
  }

  /** The paper's figure: pixels' AUROC on maps and masks of another size. */
  static void computeResizedAuroc(
      PixelStore store, EvaluationSettings settings, MetricsBuilder findings) {
    PixelCurve curve =
        new ThresholdSweep(store, List.of(CurveRequest.pixels())).run(settings.threads()).get(0);
    String name = "pixel_auroc_" + settings.resizedAurocSize().width();
    findings.put(name, area(curve, 0), NO_MAP);
    intervals(
        store,
        List.of(new AreaMetric(CurveRequest.pixels(), limit -> name)),
        settings.bootstrap(),
        findings);
  }

  private void addRequest(CurveRequest request, CurveConsumer answer) {
    requests.add(request);
    consumers.add(answer);
  }

  private void takePixelCurve(PixelCurve curve) {
    findings.put("pixel_auroc", area(curve, 0), NO_MAP);
    findings.put(
        "pixel_average_precision",
        curve.defined() ? OptionalDouble.of(curve.averagePrecision()) : OptionalDouble.empty(),
        NO_MAP);
    if (curve.defined()) {
      roc = curve.points();
    }
  }

  /** How a figure is called, by its limit. */
  private interface MetricName {
    String of(double limit);
  }

  /** A curve whose areas are figures. */
  private record AreaMetric(CurveRequest request, MetricName name) {}

  private void addOverlapRequest(String curveName, AreaMetric figures) {
    addRequest(
        figures.request(),
        curve -> {
          List<Double> limits = figures.request().limits();
          for (int i = 0; i < limits.size(); i++) {
            findings.put(figures.name().of(limits.get(i)), area(curve, i), NO_REGION);
          }
          if (curve.defined()) {
            curves.put(curveName, curve.points());
          }
        });
  }

  /** Regions of one defect, on good images and all that show it. */
  private void addDefectRequest(String defect, String prefix, List<Double> limits) {
    addRequest(
        CurveRequest.regions(
            image -> isGood(image) || image.has(defect), name -> name.equals(defect), limits),
        curve -> {
          for (int i = 0; i < limits.size(); i++) {
            findings.putForDefect(
                defect, MetricsBuilder.nameWithRate(prefix, limits.get(i)), area(curve, i));
          }
        });
  }

  private static Set<String> defects(PixelStore store) {
    Set<String> names = new TreeSet<>();
    for (StoredImage image : store.images()) {
      image.regions().forEach(region -> names.add(region.defect()));
    }
    return names;
  }

  private static boolean isGood(StoredImage image) {
    return image.regions().isEmpty();
  }

  private static OptionalDouble area(PixelCurve curve, int limit) {
    return curve.defined() ? OptionalDouble.of(curve.areas()[limit]) : OptionalDouble.empty();
  }
}
