// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.List;

/** Joins the parts of one curve, from high scores to low. */
final class CurveJoin {
  private final CurvePlan plan;
  private final double[] areas;
  private final List<CurvePoint> points = new ArrayList<>();
  private double averagePrecision;
  private double height;

  CurveJoin(CurvePlan plan) {
    this.plan = plan;
    areas = new double[plan.request.limits().size()];
    points.add(new CurvePoint(0, 0, Double.POSITIVE_INFINITY));
  }

  void add(BucketCurve part) {
    for (int i = 0; i < areas.length; i++) {
      areas[i] += part.areas[i];
    }
    averagePrecision += part.averagePrecision;
    for (CurvePoint point : part.points) {
      CurvePoint last = points.get(points.size() - 1);
      double y = Math.min(1, height + point.y());
      if (point.x() - last.x() >= BucketCurve.STEP || y - last.y() >= BucketCurve.STEP) {
        points.add(new CurvePoint(point.x(), y, point.threshold()));
      }
    }
    height += part.height;
  }

  PixelCurve curve() {
    for (int i = 0; i < areas.length; i++) {
      areas[i] /= plan.request.limits().get(i);
    }
    points.add(new CurvePoint(1, 1, Double.NEGATIVE_INFINITY));
    return new PixelCurve(plan.negatives, plan.unitCount, areas, averagePrecision, points);
  }
}
