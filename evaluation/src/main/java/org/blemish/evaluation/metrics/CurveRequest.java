// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;
import java.util.function.Predicate;

/**
 * A curve over the false positive rate that a {@link ThresholdSweep} computes.
 *
 * @param images that take part
 * @param unit what its height is the mean of
 * @param defects with {@link AveragingUnit#REGIONS}: names of the defects whose regions count
 * @param limits false positive rates, above 0 and at most 1, up to which areas are computed
 */
record CurveRequest(
    Predicate<StoredImage> images,
    AveragingUnit unit,
    Predicate<String> defects,
    List<Double> limits) {
  enum AveragingUnit {
    /** Height is the share of defective pixels that are found: a ROC curve. */
    PIXELS,
    /** Height is the mean over regions of their overlap over their saturation: a (s)PRO curve. */
    REGIONS
  }

  static CurveRequest pixels() {
    return new CurveRequest(image -> true, AveragingUnit.PIXELS, defect -> true, List.of(1.0));
  }

  static CurveRequest regions(
      Predicate<StoredImage> images, Predicate<String> defects, List<Double> limits) {
    return new CurveRequest(images, AveragingUnit.REGIONS, defects, limits);
  }
}
