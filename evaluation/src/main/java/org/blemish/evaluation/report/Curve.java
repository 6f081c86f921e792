// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.blemish.evaluation.metrics.CurvePoint;
import org.blemish.evaluation.metrics.EvaluationCurves;

/**
 * A curve of fractions over fractions: PRO, pixel ROC. The arrays are not copied. The ROC of the
 * image scores needs none: the page draws it from the samples.
 *
 * @param name title of its chart; curves of one name share a chart ({@code PRO curve})
 * @param xLabel what runs to the right
 * @param yLabel what runs upwards
 * @param x rising, from 0 to 1
 * @param y from 0 to 1, as many as {@code x}
 * @param limit up to where the area is taken
 */
public record Curve(
    String name, String xLabel, String yLabel, double[] x, double[] y, OptionalDouble limit) {
  /** More points than this are not seen in a chart. */
  private static final int POINTS = 400;

  public Curve {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "curve %s has %d places and %d values: as many of both, and at least one"
              .formatted(name, x.length, y.length));
    }
  }

  /** PRO or sPRO curves and the pixel ROC of an evaluation, as far as it has them. */
  static List<Curve> all(EvaluationCurves curves) {
    List<Curve> all = new ArrayList<>();
    for (Map.Entry<String, List<CurvePoint>> entry : new TreeMap<>(curves.overlap()).entrySet()) {
      boolean saturated = entry.getKey().startsWith("spro");
      String kind = entry.getKey().replace("spro", "sPRO").replace("pro", "PRO").replace('_', ' ');
      all.add(
          of(
              kind + " curve",
              "Share of good pixels above the threshold",
              saturated ? "Mean saturated overlap" : "Mean overlap of regions",
              entry.getValue(),
              OptionalDouble.of(curves.limit())));
    }
    if (!curves.pixelRoc().isEmpty()) {
      all.add(
          of(
              "ROC of pixels",
              "Share of good pixels above the threshold",
              "Share of defective pixels found",
              curves.pixelRoc(),
              OptionalDouble.empty()));
    }
    return all;
  }

  private static Curve of(
      String name, String xLabel, String yLabel, List<CurvePoint> points, OptionalDouble limit) {
    double[] x = points.stream().mapToDouble(CurvePoint::x).toArray();
    double[] y = points.stream().mapToDouble(CurvePoint::y).toArray();
    return new Curve(name, xLabel, yLabel, x, y, limit);
  }

  /** The same curve with at most about 400 points, denser where it is drawn larger. */
  Curve thinned() {
    double end = limit.isPresent() ? Math.min(1, limit.getAsDouble() * 4 / 3) : 1;
    double step = (end + 1) / POINTS;
    double[] thinX = new double[x.length];
    double[] thinY = new double[x.length];
    int kept = 0;
    for (int i = 0; i < x.length; i++) {
      boolean last = i == x.length - 1;
      if (kept == 0
          || last
          || (x[i] - thinX[kept - 1]) / end + Math.abs(y[i] - thinY[kept - 1]) >= step) {
        thinX[kept] = x[i];
        thinY[kept++] = y[i];
      }
    }
    return new Curve(
        name, xLabel, yLabel, Arrays.copyOf(thinX, kept), Arrays.copyOf(thinY, kept), limit);
  }
}
