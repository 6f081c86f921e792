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
import java.util.function.DoubleFunction;
import java.util.function.Predicate;

/** Metrics of the pixels of anomaly maps. */
final class PixelMetrics {
  private static final String NO_MAP = "needs maps with good and defective pixels";
  private static final String NO_REGION = "needs maps with good pixels and defective regions";

  private final MetricsBuilder metrics;
  private final Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
  private List<CurvePoint> roc = List.of();
  private final List<CurveRequest> requests = new ArrayList<>();
  private final List<CurveConsumer> consumers = new ArrayList<>();

  /** Takes the curve of one request. */
  private interface CurveConsumer {
    void accept(PixelCurve curve);
  }

  PixelMetrics(MetricsBuilder metrics) {
    this.metrics = metrics;
  }

  /** ROC curve of the pixels, thinned. */
  List<CurvePoint> roc() {
    return roc;
  }

  /** Overlap curves by name, thinned. */
  Map<String, List<CurvePoint>> overlap() {
    return curves;
  }

  /**
   * Computes all metrics in one sweep over maps at their images' own size.
   *
   * @param saturated whether regions have saturation areas: AU-sPRO instead of AU-PRO
   */
  void compute(PixelStore store, boolean saturated, EvaluationSettings settings) {
    List<AreaMetric> areas = new ArrayList<>();
    areas.add(new AreaMetric(CurveRequest.pixels(), limit -> MetricKey.PIXEL_AUROC));
    addRequest(CurveRequest.pixels(), this::takePixelCurve);
    DoubleFunction<MetricKey> overlapKey = saturated ? MetricKey::auSpro : MetricKey::auPro;
    List<Double> limits = saturated ? settings.sproLimits() : settings.proLimits();
    if (saturated) {
      for (LocoType type : LocoType.values()) {
        Predicate<StoredImage> images =
            image -> image.good() || image.defectType().equals(type.folder());
        AreaMetric area =
            new AreaMetric(
                CurveRequest.regions(images, defect -> true, limits),
                limit -> MetricKey.auSpro(limit).of(type));
        areas.add(area);
        addOverlapRequest("spro_" + type.key(), area);
      }
    } else {
      AreaMetric area =
          new AreaMetric(
              CurveRequest.regions(image -> true, defect -> true, limits), MetricKey::auPro);
      areas.add(area);
      addOverlapRequest("pro", area);
    }
    for (String defect : defects(store)) {
      addDefectRequest(defect, overlapKey, limits);
    }
    List<PixelCurve> found = new ThresholdSweep(store, requests).run(settings.threads());
    for (int i = 0; i < found.size(); i++) {
      consumers.get(i).accept(found.get(i));
    }
    if (saturated) {
      for (double limit : limits) {
        MetricKey mean = MetricKey.auSpro(limit);
        metrics.putMean(mean, mean.of(LocoType.LOGICAL), mean.of(LocoType.STRUCTURAL));
      }
    }
    putIntervals(store, areas, settings.bootstrap(), metrics);
  }

  /** Puts the intervals of all areas that have a value; a mean's from the means of its draws. */
  private static void putIntervals(
      PixelStore store, List<AreaMetric> areas, Bootstrap bootstrap, MetricsBuilder metrics) {
    List<CurveRequest> requests = areas.stream().map(AreaMetric::request).toList();
    List<double[][]> drawn = new PixelBootstrap(store, requests).areas(bootstrap);
    Map<String, double[]> draws = new LinkedHashMap<>();
    for (int i = 0; i < areas.size(); i++) {
      List<Double> limits = requests.get(i).limits();
      for (int limit = 0; limit < limits.size(); limit++) {
        draws.put(areas.get(i).key().apply(limits.get(limit)).name(), drawn.get(i)[limit]);
      }
    }
    for (String name : List.copyOf(metrics.values.keySet())) {
      MetricKey key = MetricKey.of(name);
      double[] own = draws.get(name);
      double[] logical = draws.get(key.of(LocoType.LOGICAL).name());
      double[] structural = draws.get(key.of(LocoType.STRUCTURAL).name());
      if (own != null) {
        metrics.putInterval(key, bootstrap.interval(own));
      } else if (logical != null && structural != null) {
        double[] means = new double[logical.length];
        Arrays.setAll(means, i -> (logical[i] + structural[i]) / 2);
        metrics.putInterval(key, bootstrap.interval(means));
      }
    }
  }

  /** The paper's pixel AUROC, on maps and masks resized to one size. */
  static void computeResizedAuroc(
      PixelStore store, EvaluationSettings settings, MetricsBuilder metrics) {
    PixelCurve curve =
        new ThresholdSweep(store, List.of(CurveRequest.pixels())).run(settings.threads()).get(0);
    MetricKey key = MetricKey.pixelAurocAt(settings.resizedAurocSize().width());
    metrics.put(key, area(curve, 0), NO_MAP);
    putIntervals(
        store,
        List.of(new AreaMetric(CurveRequest.pixels(), limit -> key)),
        settings.bootstrap(),
        metrics);
  }

  private void addRequest(CurveRequest request, CurveConsumer consumer) {
    requests.add(request);
    consumers.add(consumer);
  }

  private void takePixelCurve(PixelCurve curve) {
    metrics.put(MetricKey.PIXEL_AUROC, area(curve, 0), NO_MAP);
    metrics.put(
        MetricKey.PIXEL_AVERAGE_PRECISION,
        curve.defined() ? OptionalDouble.of(curve.averagePrecision()) : OptionalDouble.empty(),
        NO_MAP);
    if (curve.defined()) {
      roc = curve.points();
    }
  }

  /**
   * A curve whose areas are metrics.
   *
   * @param key of the area up to a limit
   */
  private record AreaMetric(CurveRequest request, DoubleFunction<MetricKey> key) {}

  private void addOverlapRequest(String curveName, AreaMetric metric) {
    addRequest(
        metric.request(),
        curve -> {
          List<Double> limits = metric.request().limits();
          for (int i = 0; i < limits.size(); i++) {
            metrics.put(metric.key().apply(limits.get(i)), area(curve, i), NO_REGION);
          }
          if (curve.defined()) {
            curves.put(curveName, curve.points());
          }
        });
  }

  /** Regions of one defect, on the good images and all images that have such a region. */
  private void addDefectRequest(String defect, DoubleFunction<MetricKey> key, List<Double> limits) {
    addRequest(
        CurveRequest.regions(
            image -> image.good() || image.has(defect), name -> name.equals(defect), limits),
        curve -> {
          for (int i = 0; i < limits.size(); i++) {
            metrics.putForDefect(defect, key.apply(limits.get(i)), area(curve, i));
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

  private static OptionalDouble area(PixelCurve curve, int limit) {
    return curve.defined() ? OptionalDouble.of(curve.areas()[limit]) : OptionalDouble.empty();
  }
}
