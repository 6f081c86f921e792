// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the things that a report sets side by side: a modality ({@code rgb}, {@code depth}, {@code
 * rgb+depth}) or a method, all on the same images. Begin with {@link #of} and add what there is.
 *
 * @param name short and unique in the report
 * @param scale the colours of its maps, one for all images
 * @param thresholds its calibrated thresholds; empty where the model carries none
 * @param figures in the order of the table
 * @param curves PRO, pixel ROC
 * @param losses one for each phase of training
 * @param about what it is: method, preset, modality, model digest; in the order shown
 * @param settings effective configuration, in the order shown
 * @param seconds time of each stage, in the order shown
 */
public record Variant(
    String name,
    ColourScale scale,
    Optional<Limits> thresholds,
    List<Figure> figures,
    List<Curve> curves,
    List<LossCurve> losses,
    Map<String, String> about,
    Map<String, String> settings,
    Map<String, Double> seconds) {

  /**
   * Image scores above {@code defective} are DEFECTIVE, others above {@code unsure} UNSURE.
   *
   * @param unsure at most {@code defective}; equal where there is no band of doubt
   */
  public record Limits(double unsure, double defective) {
    public Limits {
      if (!(unsure <= defective)) {
        throw new IllegalArgumentException(
            "UNSURE begins at %s, above DEFECTIVE at %s".formatted(unsure, defective));
      }
    }
  }

  public Variant {
    figures = List.copyOf(figures);
    curves = List.copyOf(curves);
    losses = List.copyOf(losses);
    about = ordered(about);
    settings = ordered(settings);
    seconds = ordered(seconds);
  }

  public static Variant of(String name, ColourScale scale) {
    return new Variant(
        name,
        scale,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  public Variant withThresholds(double unsure, double defective) {
    Optional<Limits> limits = Optional.of(new Limits(unsure, defective));
    return new Variant(name, scale, limits, figures, curves, losses, about, settings, seconds);
  }

  public Variant withFigures(List<Figure> figures) {
    return new Variant(name, scale, thresholds, figures, curves, losses, about, settings, seconds);
  }

  public Variant withCurves(List<Curve> curves) {
    return new Variant(name, scale, thresholds, figures, curves, losses, about, settings, seconds);
  }

  public Variant withLosses(List<LossCurve> losses) {
    return new Variant(name, scale, thresholds, figures, curves, losses, about, settings, seconds);
  }

  public Variant withAbout(Map<String, String> about) {
    return new Variant(name, scale, thresholds, figures, curves, losses, about, settings, seconds);
  }

  public Variant withSettings(Map<String, String> settings) {
    return new Variant(name, scale, thresholds, figures, curves, losses, about, settings, seconds);
  }

  public Variant withSeconds(Map<String, Double> seconds) {
    return new Variant(name, scale, thresholds, figures, curves, losses, about, settings, seconds);
  }

  static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
