// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blemish.core.scoring.Units;
import org.blemish.training.features.HalfIgnored;
import org.blemish.training.method.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IgnoredCellsTest {
  private static Gaussian fit(Channels channels, float sentinel) {
    return Gaussian.fit(
        new GaussianSettings(List.of("s"), 2, channels, 0.01, Units.RAW, List.of()),
        new HalfIgnored(sentinel),
        3,
        Progress.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void aCellThatNoViewJudgesHasAPlainGaussianAndAllOthersAreAsWithoutIt(Channels channels) {
    Gaussian one = fit(channels, 100);
    Gaussian other = fit(channels, -7);
    assertThat(one.mean()).isEqualTo(other.mean());
    assertThat(one.root()).isEqualTo(other.root());
    for (int cell = 0; cell < one.cells(); cell++) {
      float root = one.root()[4 * cell];
      if (HalfIgnored.judgedCell(cell)) {
        assertThat(one.mean()[2 * cell]).isNotZero();
      } else {
        assertThat(one.mean()[2 * cell]).isZero();
        assertThat(root).isEqualTo(10f); // 1 / sqrt(0.01)
      }
    }
  }
}
