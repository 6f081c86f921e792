// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.core.scoring.DisplayScale;
import org.junit.jupiter.api.Test;

class ColourMapTest {
  @Test
  void everyStepIsLighterThanTheOneBefore() {
    // One step is smaller than the rounding of 8 bits now and then, so four at a time.
    for (int i = 4; i < ColourMap.STEPS; i++) {
      assertThat(lab(i)[0]).isGreaterThan(lab(i - 4)[0]);
    }
    assertThat(lab(0)[0]).isBetween(0.35, 0.45);
    assertThat(lab(255)[0]).isGreaterThan(0.9);
  }

  @Test
  void equalDistancesOnTheScaleLookEquallyLarge() {
    double whole = 0;
    for (int i = 16; i < ColourMap.STEPS; i += 16) {
      whole += distance(lab(i - 16), lab(i)) / 15;
    }
    for (int i = 16; i < ColourMap.STEPS; i += 16) {
      assertThat(distance(lab(i - 16), lab(i))).isBetween(0.8 * whole, 1.2 * whole);
    }
  }

  @Test
  void runsFromVioletThroughRedToYellow() {
    assertThat(ColourMap.HEAT.rgb(0) & 0xff).isGreaterThan(ColourMap.HEAT.rgb(0) >> 16);
    int middle = ColourMap.HEAT.rgb(128);
    assertThat(middle >> 16).isGreaterThan(2 * (middle & 0xff));
    int last = ColourMap.HEAT.rgb(255);
    assertThat(last >> 8 & 0xff).isGreaterThan(200).isGreaterThan(2 * (last & 0xff));
  }

  @Test
  void valuesOfGoodImagesAreTransparentAndOpacityGrows() {
    DisplayScale scale = new DisplayScale(1, 5);
    assertThat(ColourMap.opacity(ColourMap.step(scale, -4))).isZero();
    assertThat(ColourMap.opacity(ColourMap.step(scale, 3))).as("highest usual value").isZero();
    assertThat(ColourMap.step(scale, 4)).isEqualTo(128);
    assertThat(ColourMap.step(scale, 5)).isEqualTo(255);
    assertThat(ColourMap.step(scale, Double.NaN)).isEqualTo(255);
    for (int i = 1; i < ColourMap.STEPS; i++) {
      assertThat(ColourMap.opacity(i)).isGreaterThan(ColourMap.opacity(i - 1)).isLessThan(0.9);
    }
  }

  @Test
  void theOrderIsVisibleWithoutRedOrGreenCones() {
    // Rows of the matrices of Vienot, Brettel and Mollon 1999 for linear RGB: red and green are
    // seen alike, so luminance is a sum of the two visible channels.
    for (double[] row : new double[][] {{0.11238, 0.88762}, {0.29275, 0.70725}}) {
      double before = -1;
      for (int i = 0; i < ColourMap.STEPS; i += 8) {
        int rgb = ColourMap.HEAT.rgb(i);
        double seen = row[0] * linear(rgb >> 16 & 0xff) + row[1] * linear(rgb >> 8 & 0xff);
        assertThat(seen).as("step %d", i).isGreaterThan(before);
        before = seen;
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], Math.hypot(a[1] - b[1], a[2] - b[2]));
  }

  /** sRGB to OKLab, by the inverse matrices that Ottosson publishes with the forward ones. */
  private static double[] lab(int step) {
    int rgb = ColourMap.HEAT.rgb(step);
    double r = linear(rgb >> 16 & 0xff);
    double g = linear(rgb >> 8 & 0xff);
    double b = linear(rgb & 0xff);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double linear(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
