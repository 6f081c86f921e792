// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Figures on the pixels of maps at their images' own size. */
final class PixelFigures {
  private static final String NO_MAP = "needs maps with good and defective pixels";
  private static final String NO_REGION = "needs maps with good pixels and defective regions";

  private final Findings findings;
  private final Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
  private List<CurvePoint> roc = List.of();
  private final List<CurveRequest> requests = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  /** What to do with a curve. */
  private interface Answer {
    void take(PixelCurve curve);
  }

  PixelFigures(Findings findings) {
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
  void find(PixelStore store, boolean saturated, EvaluationSettings settings) {
    ask(CurveRequest.pixels(), this::takePixels);
    if (saturated) {
      for (LocoType type : LocoType.values()) {
        askOverlap(
            image -> isGood(image) || image.defectType().equals(type.folder()),
            "spro_" + type.key(),
            limit -> Findings.name("au_spro", limit) + "_" + type.key(),
            settings.sproLimits());
      }
    } else {
      askOverlap(
          image -> true, "pro", limit -> Findings.name("au_pro", limit), settings.proLimits());
    }
    List<Double> limits = saturated ? settings.sproLimits() : settings.proLimits();
    String prefix = saturated ? "au_spro" : "au_pro";
    for (String defect : defects(store)) {
      askOf(defect, prefix, limits);
    }
    List<PixelCurve> found = new Sweep(store, requests).run(settings.threads());
    for (int i = 0; i < found.size(); i++) {
      answers.get(i).take(found.get(i));
    }
    if (saturated) {
      for (double limit : settings.sproLimits()) {
        String name = Findings.name("au_spro", limit);
        findings.putMean(name, name + "_logical", name + "_structural");
      }
    }
  }

  /** The paper's figure: pixels' AUROC on maps and masks of another size. */
  static void findPaper(PixelStore store, EvaluationSettings settings, Findings findings) {
    PixelCurve curve =
        new Sweep(store, List.of(CurveRequest.pixels())).run(settings.threads()).get(0);
    String name = "pixel_auroc_" + settings.paperSize().width();
    findings.put(name, area(curve, 0), NO_MAP);
  }

  private void ask(CurveRequest request, Answer answer) {
    requests.add(request);
    answers.add(answer);
  }

  private void takePixels(PixelCurve curve) {
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
  private interface Name {
    String of(double limit);
  }

  private void askOverlap(
      Predicate<StoredImage> images, String curveName, Name name, List<Double> limits) {
    ask(
        CurveRequest.regions(images, defect -> true, limits),
        curve -> {
          for (int i = 0; i < limits.size(); i++) {
            findings.put(name.of(limits.get(i)), area(curve, i), NO_REGION);
          }
          if (curve.defined()) {
            curves.put(curveName, curve.points());
          }
        });
  }

  /** Regions of one defect, on good images and all that show it. */
  private void askOf(String defect, String prefix, List<Double> limits) {
    ask(
        CurveRequest.regions(
            image -> isGood(image) || image.has(defect), name -> name.equals(defect), limits),
        curve -> {
          for (int i = 0; i < limits.size(); i++) {
            findings.putOf(defect, Findings.name(prefix, limits.get(i)), area(curve, i));
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
