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
 * A curve of fractions over fractions, such as PRO or the pixel ROC. The arrays are not copied. The
 * page draws the ROC of the image scores itself, from the samples.
 *
 * @param name title of the chart; curves with the same name share a chart ({@code PRO curve})
 * @param xLabel label of the horizontal axis
 * @param yLabel label of the vertical axis
 * @param x 0 to 1, ascending, at least one value
 * @param y 0 to 1, one for each {@code x}
 * @param limit {@code x} up to which the area is computed; empty for the whole curve
 */
public record Curve(
    String name, String xLabel, String yLabel, double[] x, double[] y, OptionalDouble limit) {
  /** A chart does not show more points than this. */
  private static final int POINTS = 400;

  public Curve {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "curve %s has %d x and %d y: expected equally many, at least one"
              .formatted(name, x.length, y.length));
    }
  }

  /** The PRO or sPRO curves and the pixel ROC of an evaluation, without those it does not have. */
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

  /**
   * The same curve with at most about 400 points, more of them where the chart shows more detail.
   */
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
