// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ROC, precision-recall and overlap curves for reports. Curves over images have a point for each
 * threshold; curves over pixels are thinned to what a chart can show. Immutable.
 *
 * @param roc false positive rate and recall of images; empty if a class is missing
 * @param precisionRecall recall and precision of images
 * @param pixelRoc false positive rate and recall of pixels; empty without masks
 * @param overlap by name, false positive rate of pixels and mean overlap of regions: {@code pro},
 *     or {@code spro_logical} and {@code spro_structural}; undefined curves are missing
 * @param limit false positive rate up to which reports show the area of an overlap curve
 */
public record EvaluationCurves(
    List<CurvePoint> roc,
    List<CurvePoint> precisionRecall,
    List<CurvePoint> pixelRoc,
    Map<String, List<CurvePoint>> overlap,
    double limit) {
  public EvaluationCurves {
    roc = List.copyOf(roc);
    precisionRecall = List.copyOf(precisionRecall);
    pixelRoc = List.copyOf(pixelRoc);
    Map<String, List<CurvePoint>> copies = new LinkedHashMap<>();
    overlap.forEach((name, points) -> copies.put(name, List.copyOf(points)));
    overlap = Collections.unmodifiableMap(copies);
  }
}
