// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Thresholds;
import org.blemish.evaluation.metrics.Evaluation;

/**
 * One of the models that a report shows side by side: a modality ({@code rgb}, {@code depth},
 * {@code rgb+depth}) or a method, all on the same samples. Start with {@link #of} and add the rest.
 *
 * @param name short and unique in the report
 * @param scale colour scale of its heat maps, the same for all images
 * @param thresholds its calibrated thresholds; empty if the model is not calibrated
 * @param metrics in the order of the table
 * @param curves PRO, pixel ROC
 * @param losses one for each phase of training
 * @param about method, preset, modality, model digest; in the order shown
 * @param settings effective configuration, in the order shown
 * @param seconds time of each stage, in the order shown
 * @param model file or run folder, for commands; empty if it is not known
 */
public record ReportVariant(
    String name,
    DisplayScale scale,
    Optional<Thresholds> thresholds,
    List<ReportMetric> metrics,
    List<Curve> curves,
    List<LossCurve> losses,
    Map<String, String> about,
    Map<String, String> settings,
    Map<String, Double> seconds,
    Optional<Path> model) {

  public ReportVariant {
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
    losses = List.copyOf(losses);
    about = ordered(about);
    settings = ordered(settings);
    seconds = ordered(seconds);
  }

  public static ReportVariant of(String name, DisplayScale scale) {
    return new ReportVariant(
        name,
        scale,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  public ReportVariant withThresholds(Optional<Thresholds> thresholds) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  /** With all metrics and curves of an evaluation. */
  public ReportVariant withEvaluation(Evaluation evaluation) {
    return withMetrics(ReportMetric.all(evaluation.metrics()))
        .withCurves(Curve.all(evaluation.curves()));
  }

  public ReportVariant withMetrics(List<ReportMetric> metrics) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  public ReportVariant withCurves(List<Curve> curves) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  public ReportVariant withLosses(List<LossCurve> losses) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  public ReportVariant withAbout(Map<String, String> about) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  public ReportVariant withSettings(Map<String, String> settings) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  public ReportVariant withSeconds(Map<String, Double> seconds) {
    return new ReportVariant(
        name, scale, thresholds, metrics, curves, losses, about, settings, seconds, model);
  }

  public ReportVariant withModel(Path model) {
    return new ReportVariant(
        name,
        scale,
        thresholds,
        metrics,
        curves,
        losses,
        about,
        settings,
        seconds,
        Optional.of(model));
  }

  static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
