// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;

/**
 * The result of a {@link ThresholdSweep} for one {@link CurveRequest}.
 *
 * @param negatives number of pixels outside the masks
 * @param unitCount number of pixels, or of regions, that the height is averaged over
 * @param areas for each limit the area under the curve up to it, divided by it; 0 to 1; undefined
 *     where {@code negatives} or {@code unitCount} is 0
 * @param averagePrecision for curves over pixels, their average precision
 * @param points vertices of the curve from (0, 0) to (1, 1), thinned to steps of about 1/512
 */
record PixelCurve(
    long negatives,
    long unitCount,
    double[] areas,
    double averagePrecision,
    List<CurvePoint> points) {
  boolean defined() {
    return negatives > 0 && unitCount > 0;
  }
}
