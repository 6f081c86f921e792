// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;
import java.util.Map;

/**
 * Curves behind the figures, for reports. Those over images hold every threshold; those over pixels
 * are thinned to what can be seen.
 *
 * @param roc false positive rate and recall of images; empty where a class is missing
 * @param precisionRecall recall and precision of images
 * @param pixelRoc false positive rate and recall of pixels; empty without masks
 * @param overlap by name, false positive rate of pixels and mean overlap of regions: {@code pro},
 *     or {@code spro_logical} and {@code spro_structural}; what is undefined is left out
 * @param limit false positive rate up to which reports take the area of an overlap curve
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
    overlap = Map.copyOf(overlap);
  }
}
