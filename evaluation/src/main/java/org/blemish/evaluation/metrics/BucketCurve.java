// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of one curve in one bucket of keys, from high scores to low. Heights are relative to the
 * bucket's start, so that buckets can be processed in any order and joined later.
 *
 * <p>Where {@code n} negatives have the same score as positives that raise the curve by {@code w},
 * the curve rises linearly over a width of {@code n / N} and stays at that height. All areas are
 * sums of such ramps: the trapezoid rule with linear interpolation at the limit.
 */
final class BucketCurve {
  /** Points closer than this look the same in a chart. */
  static final double STEP = 1.0 / 512;

  final double[] areas;
  final List<CurvePoint> points = new ArrayList<>();
  double averagePrecision;
  double height;

  private final CurvePlan plan;
  private final boolean overPixels;
  private final double negatives;
  private long falsePositives;
  private long truePositives;
  private double lastX;
  private double lastY;

  BucketCurve(CurvePlan plan, int bucket) {
    this.plan = plan;
    overPixels = plan.overPixels();
    negatives = plan.negatives;
    falsePositives = plan.negativesAbove[bucket];
    truePositives = plan.positivesAbove[bucket];
    lastX = falsePositives / negatives;
    areas = new double[plan.request.limits().size()];
  }

  /** Passes negatives whose score no positive has. */
  void pass(long count) {
    falsePositives += count;
  }

  /**
   * Passes one score.
   *
   * @param key of the score
   * @param ties number of negatives with this score
   * @param lift number of defective pixels with this score, or sum of their weights; not 0
   */
  void rise(int key, long ties, double lift) {
    double x0 = falsePositives / negatives;
    falsePositives += ties;
    double x1 = falsePositives / negatives;
    double w = overPixels ? lift / plan.unitCount : lift;
    point(x0, height, Math.nextUp(FloatKeys.value(key)));
    height += w;
    point(x1, height, FloatKeys.value(key));
    for (int i = 0; i < areas.length; i++) {
      areas[i] += w * RampArea.upTo(x0, x1, plan.request.limits().get(i));
    }
    if (overPixels) {
      truePositives += (long) lift;
      averagePrecision += w * truePositives / (truePositives + falsePositives);
    }
  }

  private void point(double x, double y, double threshold) {
    if (x - lastX >= STEP || y - lastY >= STEP) {
      points.add(new CurvePoint(x, y, threshold));
      lastX = x;
      lastY = y;
    }
  }

  /** Adds the last point if it is missing: joining must not lose small steps. */
  void end(int lowestKey) {
    double x = falsePositives / negatives;
    if (x > lastX || height > lastY) {
      points.add(new CurvePoint(x, height, FloatKeys.value(lowestKey)));
    }
  }
}
