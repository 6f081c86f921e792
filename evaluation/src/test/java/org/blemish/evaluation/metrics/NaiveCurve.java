// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A curve of mean overlap over false positive rate, computed for each threshold separately. */
record NaiveCurve(List<Double> fpr, List<Double> overlap) {
  static NaiveCurve of(List<MapExample> examples, Predicate<String> defects) {
    List<Double> fpr = new ArrayList<>();
    List<Double> overlap = new ArrayList<>();
    for (double threshold : thresholds(examples)) {
      fpr.add(fprAt(examples, threshold));
      overlap.add(overlapAt(examples, threshold, defects));
    }
    return new NaiveCurve(fpr, overlap);
  }

  static double[] thresholds(List<MapExample> examples) {
    List<Double> values = new ArrayList<>(List.of(-1e9)); // sorts first: nothing found
    for (MapExample example : examples) {
      for (float value : example.map().values()) {
        values.add(-(double) value);
      }
    }
    return values.stream().distinct().sorted().mapToDouble(v -> -v).toArray();
  }

  static double fprAt(List<MapExample> examples, double threshold) {
    double negatives = 0;
    double found = 0;
    for (MapExample example : examples) {
      float[] values = example.map().values();
      for (int i = 0; i < values.length; i++) {
        if (!example.truth().mask().bits().get(i)) {
          negatives++;
          found += values[i] >= threshold ? 1 : 0;
        }
      }
    }
    return found / negatives;
  }

  static double overlapAt(List<MapExample> examples, double threshold, Predicate<String> defects) {
    double sum = 0;
    int regions = 0;
    for (MapExample example : examples) {
      for (MapExample.ExampleRegion region : example.regions()) {
        if (defects.test(region.defect())) {
          regions++;
          double found =
              region.pixels().stream().filter(i -> example.map().values()[i] >= threshold).count();
          sum += Math.min(1, found / region.saturation());
        }
      }
    }
    return sum / regions;
  }

  /** Trapezoid rule up to the limit, with linear interpolation there, divided by the limit. */
  double area(double limit) {
    double area = 0;
    for (int i = 1; i < fpr.size(); i++) {
      double x0 = fpr.get(i - 1);
      double x1 = fpr.get(i);
      double y0 = overlap.get(i - 1);
      double y1 = overlap.get(i);
      if (x1 <= limit) {
        area += (x1 - x0) * (y0 + y1) / 2;
      } else if (x0 < limit) {
        double y = y0 + (y1 - y0) * (limit - x0) / (x1 - x0);
        area += (limit - x0) * (y0 + y) / 2;
      }
    }
    return area / limit;
  }
}
