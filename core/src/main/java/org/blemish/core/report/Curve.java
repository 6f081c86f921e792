// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.report;

import java.util.Arrays;
import java.util.OptionalDouble;

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
