// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.blemish.core.grid.FloatMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapFillingTest {
  @ParameterizedTest
  @CsvSource({"17, 11, 0.3, 1", "17, 11, 0.9, 3", "4, 4, 0.5, 2", "5, 40, 0.99, 30"})
  void agreesWithANaiveImplementation(int width, int height, double holes, int passes) {
    FloatMap z = DomeScans.dome(width, height, holes, 3).z();
    FloatMap expected = z;
    for (int i = 0; i < passes; i++) {
      expected = naiveFill(expected);
    }
    assertThat(GapFilling.fill(z, passes).values())
        .containsExactly(expected.values(), within(1e-6f));
  }

  @Test
  void firstRowAndColumnKeepTheirHolesAndLastOnesDoNot() {
    FloatMap z = new FloatMap(3, 3, new float[] {0, 1, 0, 1, 1, 1, 0, 1, 0});
    assertThat(GapFilling.fill(z, 5).values()).containsExactly(0, 1, 0, 1, 1, 1, 0, 1, 1);
  }

  @Test
  void theScanIsNotChanged() {
    FloatMap z = new FloatMap(3, 3, new float[] {1, 1, 1, 1, 0, 1, 1, 1, 1});
    assertThat(GapFilling.fill(z, 1).get(1, 1)).isEqualTo(1);
    assertThat(z.get(1, 1)).isZero();
    assertThat(GapFilling.fill(z, 0).values()).isEqualTo(z.values()).isNotSameAs(z.values());
  }

  private static FloatMap naiveFill(FloatMap z) {
    float[] filled = z.values().clone();
    for (int y = 1; y < z.height(); y++) {
      for (int x = 1; x < z.width(); x++) {
        double sum = 0;
        int positive = 0;
        for (int j = y - 1; j <= Math.min(y + 1, z.height() - 1); j++) {
          for (int i = x - 1; i <= Math.min(x + 1, z.width() - 1); i++) {
            sum += z.get(i, j);
            positive += z.get(i, j) > 0 ? 1 : 0;
          }
        }
        if (z.get(x, y) == 0 && positive > 0) {
          filled[y * z.width() + x] = (float) (sum / positive);
        }
      }
    }
    return new FloatMap(z.width(), z.height(), filled);
  }
}
